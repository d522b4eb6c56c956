# How Kronika's folders become targets. One folder under src/ is one library `kronika_<folder>`; what it
# may include is what it names here, and tests/architecture checks the same rule on the #include lines.

add_library(kronika_options INTERFACE)
target_compile_options(kronika_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # false alarms of g++ 12, its bug 105329
if(KRONIKA_SANITIZE)
  target_compile_options(kronika_options INTERFACE -fsanitize=${KRONIKA_SANITIZE}
                         -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(kronika_options INTERFACE -fsanitize=${KRONIKA_SANITIZE})
endif()

# kronika_library(<folder> [<dependency target>...]): the static library of the current folder.
function(kronika_library folder)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    add_library(kronika_${folder} INTERFACE)
    target_include_directories(kronika_${folder} INTERFACE ${CMAKE_SOURCE_DIR}/src
                               ${CMAKE_SOURCE_DIR}/include)
    target_link_libraries(kronika_${folder} INTERFACE kronika_options ${ARGN})
    return()
  endif()
  add_library(kronika_${folder} STATIC ${sources})
  target_include_directories(kronika_${folder} PUBLIC ${CMAKE_SOURCE_DIR}/src
                             ${CMAKE_SOURCE_DIR}/include)
  target_link_libraries(kronika_${folder} PUBLIC kronika_options ${ARGN})
endfunction()

# kronika_test(<folder> [<library>...]): the test program of tests/<folder>, every *_test.cpp in it. The slowest test
# takes seconds even under the sanitizers on a busy machine; the time limit is for work that grows too fast.
function(kronika_test folder)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(kronika_${folder}_test ${sources})
  target_include_directories(kronika_${folder}_test PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(kronika_${folder}_test PRIVATE
    KRONIKA_SOURCE_DIR="${CMAKE_SOURCE_DIR}" KRONIKA_BINARY_DIR="${CMAKE_BINARY_DIR}")
  target_link_libraries(kronika_${folder}_test PRIVATE ${ARGN} kronika_test_support
                        GTest::gtest GTest::gmock GTest::gtest_main)
  gtest_discover_tests(kronika_${folder}_test TEST_PREFIX "${folder}." DISCOVERY_TIMEOUT 120
                       PROPERTIES TIMEOUT 120)
endfunction()
