find_package(Python3 REQUIRED COMPONENTS Interpreter)
# What the sanitizers check is in the other tests; here it is what a stranger gets.
if(NOT KRONIKA_SANITIZE)
  add_test(NAME package.install_and_use
           COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tests/package/package_test.py ${CMAKE_COMMAND}
                   ${CMAKE_BINARY_DIR} ${CMAKE_CXX_COMPILER})
  set_tests_properties(package.install_and_use PROPERTIES TIMEOUT 600)
endif()
add_test(NAME examples.who_did_what COMMAND who_did_what ${CMAKE_SOURCE_DIR}/examples/wizyta-w-kijowie.txt)
set_tests_properties(examples.who_did_what PROPERTIES TIMEOUT 120 PASS_REGULAR_EXPRESSION
  "Gabrielius Landsbergis -- CONSULT “odwiedził” --> Ukraina  .CT..")
