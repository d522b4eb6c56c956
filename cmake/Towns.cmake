# Takes towns and regions of GeoNames (CC BY 4.0) out of Debian's libgeonames0 and libgeonames-common into
# <build>/resources/places/towns.tsv (towns.py). Without the packages linking knows the places of resources/ alone.

find_library(KRONIKA_GEONAMES libgeonames.so.0)
find_path(KRONIKA_GEONAMES_NAMES pl/LC_MESSAGES/geonames.mo PATHS /usr/share/locale NO_DEFAULT_PATH)
find_package(Python3 COMPONENTS Interpreter)
if(NOT KRONIKA_GEONAMES OR NOT KRONIKA_GEONAMES_NAMES OR NOT Python3_Interpreter_FOUND)
  message(WARNING "No towns of GeoNames: install the Debian packages libgeonames0 and libgeonames-common "
                  "(scripts/setup does)")
  add_custom_target(kronika_towns)
  return()
endif()

set(towns ${CMAKE_BINARY_DIR}/resources/places/towns.tsv)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/resources/places)
add_custom_command(
  OUTPUT ${towns}
  COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/cmake/towns.py ${KRONIKA_GEONAMES} ${KRONIKA_GEONAMES_NAMES} ${towns}
  DEPENDS ${CMAKE_SOURCE_DIR}/cmake/towns.py
  COMMENT "Taking towns out of GeoNames")
add_custom_target(kronika_towns DEPENDS ${towns})
