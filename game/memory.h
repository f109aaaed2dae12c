/* memory.h - memory that is not used goes back to the machine, where the C library can be asked to. */
#ifndef HANDSHY_GAME_MEMORY_H
#define HANDSHY_GAME_MEMORY_H

/* Once, first of all: whole pictures come and go, and their memory is not to wait in the heap for the next. */
void memory_begin(void);
/* After much has been freed; takes about a millisecond. What is mapped from files (code, fonts, papers) and not looked
 * at goes, too. */
void memory_return(void);

#endif
