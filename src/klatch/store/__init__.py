"""The database. The only package that imports peewee and apsw."""
