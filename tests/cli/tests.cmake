find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME cli.program
         COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tests/cli/program_test.py $<TARGET_FILE:kronika>)
set_tests_properties(cli.program PROPERTIES TIMEOUT 600)
add_test(NAME cli.readme
         COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tests/cli/readme_test.py $<TARGET_FILE:kronika>)
add_test(NAME cli.store
         COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tests/cli/store_test.py $<TARGET_FILE:kronika>)
set_tests_properties(cli.store PROPERTIES TIMEOUT 600)
