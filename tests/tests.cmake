# Every tests/test_*.c is one cmocka program. test_engine_*.c link the engine alone; the others game_core with the null
# platform. tests/bench/bench_*.c are plain programs, built and not run. Other kinds of test are added below by name;
# label `long` is left out by ./check without --long.
if(NOT HANDSHY_FUZZ)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(CMOCKA IMPORTED_TARGET cmocka)
endif()

file(GLOB TEST_SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/test_*.c)
if(NOT CMOCKA_FOUND)
  set(TEST_SOURCES) # playing needs no tests
endif()
foreach(source ${TEST_SOURCES})
  get_filename_component(name ${source} NAME_WE)
  if(name MATCHES "^test_engine_")
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE engine PkgConfig::CMOCKA)
  elseif(HANDSHY_GAME)
    add_executable(${name} ${source} game/platform/null.c tests/null_sound.c)
    target_link_libraries(${name} PRIVATE game_core PkgConfig::CMOCKA)
    add_dependencies(${name} baked)
  else()
    continue()
  endif()
  target_compile_definitions(${name} PRIVATE HANDSHY_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT 300)
endforeach()

# ---- 10,000 random diaries: the release build's work, for it is quick; the sanitised build looks for faults in fewer ----
if(CMOCKA_FOUND)
  find_package(Threads REQUIRED)
  target_sources(test_engine_random PRIVATE game/cli/pool.c)
  target_link_libraries(test_engine_random PRIVATE Threads::Threads)
  set_tests_properties(test_engine_random PROPERTIES PROCESSORS 2)
  if(HANDSHY_SANITIZE AND HANDSHY_GAME)
    add_test(NAME random_diaries COMMAND ${CMAKE_SOURCE_DIR}/build/release/test_engine_random)
    set_tests_properties(random_diaries PROPERTIES TIMEOUT 300 PROCESSORS 2 ENVIRONMENT HANDSHY_DIARIES=10000)
  endif()
endif()

# ---- the guide's rules as twins, over many lives; HANDSHY_SEEDS=200 in the environment for the whole table ----
if(CMOCKA_FOUND)
  target_sources(test_engine_mind PRIVATE tests/rules/twins.c)
  target_sources(test_engine_disturb PRIVATE tests/rules/twins.c)
  file(GLOB RULES_SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/rules/*.c)
  find_package(Threads REQUIRED)
  add_executable(test_engine_rules ${RULES_SOURCES} game/cli/pool.c)
  target_link_libraries(test_engine_rules PRIVATE engine PkgConfig::CMOCKA Threads::Threads)
  add_test(NAME test_engine_rules COMMAND test_engine_rules)
  set_tests_properties(test_engine_rules PROPERTIES TIMEOUT 900 PROCESSORS 2)
  # ./check builds both: the sanitised build looks for faults in few rats, the release one judges the rules by many.
  if(HANDSHY_SANITIZE AND HANDSHY_GAME)
    set_tests_properties(test_engine_rules PROPERTIES LABELS long)
    add_test(NAME rules_of_the_guide COMMAND ${CMAKE_SOURCE_DIR}/build/release/test_engine_rules)
    add_test(NAME rules_in_200_seeds COMMAND ${CMAKE_SOURCE_DIR}/build/release/test_engine_rules)
    set_tests_properties(rules_of_the_guide rules_in_200_seeds PROPERTIES TIMEOUT 900 PROCESSORS 2)
    set_tests_properties(rules_of_the_guide PROPERTIES ENVIRONMENT HANDSHY_RULES=${CMAKE_SOURCE_DIR}/build/rules.txt)
    set_tests_properties(rules_in_200_seeds PROPERTIES LABELS long
      ENVIRONMENT "HANDSHY_SEEDS=200;HANDSHY_RULES=${CMAKE_SOURCE_DIR}/build/rules-200.txt")
    set_tests_properties(test_engine_colony PROPERTIES
      ENVIRONMENT HANDSHY_RULES=${CMAKE_SOURCE_DIR}/build/rules-pairs.txt)
    add_test(NAME whatif_all COMMAND ${CMAKE_SOURCE_DIR}/build/release/test_engine_whatif WORKING_DIRECTORY
                                                                                         ${CMAKE_SOURCE_DIR})
    set_tests_properties(whatif_all PROPERTIES TIMEOUT 900 LABELS long)
  endif()
endif()

file(GLOB BENCH_SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/bench/bench_*.c)
if(HANDSHY_GAME AND CMAKE_BUILD_TYPE STREQUAL "Release")
  foreach(source ${BENCH_SOURCES})
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source} game/platform/null.c tests/null_sound.c)
    target_link_libraries(${name} PRIVATE game_core)
    target_compile_definitions(${name} PRIVATE _POSIX_C_SOURCE=200809L)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bench)
  endforeach()
endif()

file(GLOB FUZZ_SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/fuzz_*.c)
if(HANDSHY_FUZZ)
  foreach(source ${FUZZ_SOURCES})
    get_filename_component(name ${source} NAME_WE)
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE engine)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  endforeach()
  return()
endif()

# ---- the house ----
add_test(NAME format COMMAND sh ${CMAKE_SOURCE_DIR}/tests/format.sh ${CMAKE_SOURCE_DIR})
add_test(NAME architecture COMMAND sh ${CMAKE_SOURCE_DIR}/tests/architecture.sh ${CMAKE_SOURCE_DIR} $<TARGET_FILE:engine>)

# Every compiler and kind of build, warnings as errors.
if(HANDSHY_GAME)
  add_test(NAME builds COMMAND sh ${CMAKE_SOURCE_DIR}/tests/builds.sh ${CMAKE_SOURCE_DIR})
  set_tests_properties(builds PROPERTIES LABELS long TIMEOUT 900)
endif()

# ---- the fuzzers, for a minute each (built by ./check --long) ----
foreach(source ${FUZZ_SOURCES})
  get_filename_component(name ${source} NAME_WE)
  add_test(NAME ${name} COMMAND sh ${CMAKE_SOURCE_DIR}/tests/fuzz/run.sh ${CMAKE_SOURCE_DIR} ${name} 60)
  set_tests_properties(${name} PROPERTIES LABELS long)
endforeach()
