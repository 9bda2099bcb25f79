"""The welcome of the first start: who the user is, their people, their week."""
