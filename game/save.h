/* save.h - the saved visit: its diary, written as it happens.
 *
 *   saved.diary      head written atomically, then a line appended at once for every act, and at least every two
 *                    seconds of a visit a `hash` line which says how far time went: a kill loses less than that
 *   saved-levels/    NAME.level as it was when the visit began, so that a newer program can still re-run it
 *   saved.damaged-N.diary   a save that could not be read whole, as it was found
 *   history/         diaries of finished levels, NAME-N.diary
 *   lock             held while the program runs: a second copy plays without saving
 *
 * Nothing here can stop the game: when writing fails the run in memory stays whole, `save_trouble` has the words, and a
 * minute later all of it is written anew. */
#ifndef HANDSHY_GAME_SAVE_H
#define HANDSHY_GAME_SAVE_H

#include "../engine/run.h"

#define SAVE_HEARTBEAT_DS 20 /* the rat's time without a line, at most */
#define SAVE_RETRY_S 60.0    /* after a failure */
#define SAVE_SYNC_S 15.0     /* how often the disk is asked to keep it even if the power goes */

struct save;
/* dir NULL: the player's own. Reads what is saved. NULL only when memory is out. */
struct save *save_open(const char *dir);
void save_close(struct save *s); /* syncs; what was noted is on disk */

/* What was found on opening, or is being written now. */
bool save_there(const struct save *s);
bool save_current(const struct save *s);              /* it is the run that is being noted now */
bool save_was_damaged(const struct save *s);          /* only a part could be read; it was put aside */
const struct level *save_level(const struct save *s); /* NULL when there is nothing saved */
int64_t save_reached_ds(const struct save *s);        /* how far it goes */
/* The saved run, re-run to its last line; the caller owns it, and it is the one being noted from now on. NULL: none. */
struct run *save_resume(struct save *s);

/* A fresh run will be saved from its first act on; then the visit saved before goes to history/. `level_text`: the
 * bytes of its level file, copied. */
void save_begin(struct save *s, const char *level_text, size_t length);
/* To be called after each act or step; now_s is a clock's seconds. Writes what is new. */
void save_note(struct save *s, const struct run *r, double now_s);
/* Everything on disk and small again: at the end of a visit, before quitting. */
void save_compact(struct save *s, const struct run *r, double now_s);
/* The level is decided: its diary goes to history/ and nothing is saved any more, until save_note meets a new act. */
void save_finish(struct save *s, const struct run *r, double now_s);

/* Words to show when saving does not work, NULL when all is well. Stays until it works again. */
const char *save_trouble(const struct save *s);

#endif
