find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(sentences 10000)
if(KRONIKA_SANITIZE OR CMAKE_BUILD_TYPE STREQUAL "Debug")
  set(sentences 600)
else()
  set(treebanks pl:${CMAKE_SOURCE_DIR}/../shared/data/pl/test.conllu en:${CMAKE_SOURCE_DIR}/../shared/data/en/test.conllu)
endif()
add_test(NAME format.conllu_valid
         COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tests/format/conllu_valid_test.py $<TARGET_FILE:kronika> ${sentences}
                 ${treebanks})
set_tests_properties(format.conllu_valid PROPERTIES TIMEOUT 600)
