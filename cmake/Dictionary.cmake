# Takes the Polish dictionary (PoliMorf, BSD 2-clause) out of the jar of Debian's libmorfologik-stemming-java into
# <build>/resources/dictionaries/pl.dict and pl.info. No Java is needed: a jar is a zip.

find_file(KRONIKA_POLISH_DICTIONARY_JAR morfologik-polish.jar PATHS /usr/share/java NO_DEFAULT_PATH)
if(NOT KRONIKA_POLISH_DICTIONARY_JAR)
  message(FATAL_ERROR "The Polish dictionary is missing: install the Debian package libmorfologik-stemming-java "
                      "(scripts/setup does), or set KRONIKA_POLISH_DICTIONARY_JAR to its morfologik-polish.jar")
endif()

set(dictionary_folder ${CMAKE_BINARY_DIR}/resources/dictionaries)
set(unpacked ${CMAKE_BINARY_DIR}/dictionary-jar)
file(MAKE_DIRECTORY ${dictionary_folder} ${unpacked})
add_custom_command(
  OUTPUT ${dictionary_folder}/pl.dict ${dictionary_folder}/pl.info
  COMMAND ${CMAKE_COMMAND} -E tar xf ${KRONIKA_POLISH_DICTIONARY_JAR}
  COMMAND ${CMAKE_COMMAND} -E copy morfologik/dictionaries/pl.dict morfologik/dictionaries/pl.info ${dictionary_folder}
  WORKING_DIRECTORY ${unpacked}
  DEPENDS ${KRONIKA_POLISH_DICTIONARY_JAR}
  COMMENT "Taking the Polish dictionary out of its package")
add_custom_target(kronika_polish_dictionary DEPENDS ${dictionary_folder}/pl.dict)
