# What others get: libkronika, one static archive of the objects of all folders; the public headers; the program; the
# models, lexicons and dictionaries under share/kronika; and what find_package and pkg-config ask for.
# tests/package installs it all into a folder, moves that away, and builds the example against it.
include(CMakePackageConfigHelpers)

add_library(libkronika STATIC)
add_library(kronika::kronika ALIAS libkronika)
foreach(folder ${KRONIKA_LIBRARIES})
  target_sources(libkronika PRIVATE $<TARGET_OBJECTS:kronika_${folder}>)
endforeach()
set_target_properties(libkronika PROPERTIES OUTPUT_NAME kronika EXPORT_NAME kronika LINKER_LANGUAGE CXX
                      ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
target_compile_features(libkronika PUBLIC cxx_std_20)
target_include_directories(libkronika INTERFACE $<BUILD_INTERFACE:${CMAKE_SOURCE_DIR}/include>
                           $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(libkronika PRIVATE $<BUILD_INTERFACE:kronika_options> Threads::Threads ICU::uc ICU::i18n
                      ZLIB::ZLIB fmt::fmt hwy::hwy OpenSSL::Crypto LibXml2::LibXml2 uchardet cld2)

set(KRONIKA_DATA ${CMAKE_INSTALL_DATADIR}/kronika)
set(KRONIKA_CMAKE_FOLDER ${CMAKE_INSTALL_LIBDIR}/cmake/kronika)
file(RELATIVE_PATH KRONIKA_PREFIX_FROM_PC ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_package_config_file(cmake/kronikaConfig.cmake.in kronikaConfig.cmake
                              INSTALL_DESTINATION ${KRONIKA_CMAKE_FOLDER} PATH_VARS KRONIKA_DATA)
write_basic_package_version_file(kronikaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
configure_file(cmake/kronika.pc.in kronika.pc @ONLY)

install(TARGETS kronika DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS libkronika EXPORT kronikaTargets DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT kronikaTargets NAMESPACE kronika:: DESTINATION ${KRONIKA_CMAKE_FOLDER})
install(FILES ${CMAKE_BINARY_DIR}/kronikaConfig.cmake ${CMAKE_BINARY_DIR}/kronikaConfigVersion.cmake
        DESTINATION ${KRONIKA_CMAKE_FOLDER})
install(FILES ${CMAKE_BINARY_DIR}/kronika.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(DIRECTORY include/kronika DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY resources/ ${CMAKE_BINARY_DIR}/resources/ DESTINATION ${KRONIKA_DATA})
install(FILES LICENSE README.md docs/claims.md docs/ontology.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
