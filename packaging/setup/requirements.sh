#!/bin/sh
# Compiles requirements/*.txt from pyproject.toml with the uv given first: exact versions, hashes, no index named.
set -eu
uv=$1
compile() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header "$@"
}
compile pyproject.toml --output-file requirements/run.txt
compile pyproject.toml --group dev --constraint requirements/run.txt --output-file requirements/dev.txt
compile pyproject.toml --group package --constraint requirements/run.txt --output-file requirements/package.txt
