find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME architecture.include_directions
         COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tests/architecture/include_directions.py)
