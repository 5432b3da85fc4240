#!/bin/bash -eu
# Runs in OSS-Fuzz's image for Python projects: builds each target with what it needs, its dictionary and its first inputs.
cd "$SRC/newsparse"
pip3 install .

examples=$(mktemp -d)
cp examples/pages/*.html "$examples"
cp tests/hostile/inputs/* "$examples"

for target in tests/fuzz/fuzz_*.py; do
  name=$(basename "$target" .py)
  compile_python_fuzzer "$target" --paths . --collect-data newsparse --collect-data dateparser --collect-submodules newsparse
  cp tests/fuzz/newsparse.dict "$OUT/$name.dict"
  case $name in
    fuzz_parse_html) zip -jq "$OUT/${name}_seed_corpus.zip" "$examples"/* ;;
    fuzz_parse_text | fuzz_find_quotes) zip -jq "$OUT/${name}_seed_corpus.zip" examples/texts/*.txt ;;
  esac
done
