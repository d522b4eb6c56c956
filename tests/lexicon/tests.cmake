# The shipped tables: nothing contradicts, and every example sentence does what its row says.
add_test(NAME lexicon.check COMMAND kronika lexicon check)
add_test(NAME lexicon.examples COMMAND kronika lexicon test)
set_tests_properties(lexicon.check lexicon.examples PROPERTIES TIMEOUT 300)
