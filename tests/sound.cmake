# The sounds through SDL_mixer itself, on SDL's silent device (game/sound.c is the one file with SDL beside the window's).
if(CMOCKA_FOUND AND HANDSHY_GAME AND NOT HANDSHY_FUZZ)
  add_executable(test_sound_device tests/sound/test_sound_device.c game/sound.c)
  target_link_libraries(test_sound_device PRIVATE game_core PkgConfig::SDL2 PkgConfig::SDL2_MIXER PkgConfig::CMOCKA)
  add_dependencies(test_sound_device baked)
  add_test(NAME test_sound_device COMMAND test_sound_device)
  set_tests_properties(test_sound_device PROPERTIES TIMEOUT 60 ENVIRONMENT ASAN_OPTIONS=detect_leaks=0)
endif()
