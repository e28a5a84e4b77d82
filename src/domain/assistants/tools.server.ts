import { whatDidWeLearnAbout } from './asking.server.ts';
import { listChanges } from './changes.server.ts';
import { coach } from './coaching.ts';
import { draftNote, draftPostmortem } from './drafting.server.ts';
import { readEntry, searchTool } from './entries.server.ts';
import { lessonsLike, searchLessons } from './lessons.server.ts';
import type { Tool } from './tool.ts';

/** What an assistant can do, in the order in which it is told. */
export const TOOLS: readonly Tool[] = [
	whatDidWeLearnAbout,
	searchLessons,
	searchTool,
	readEntry,
	lessonsLike,
	listChanges,
	coach,
	draftPostmortem,
	draftNote,
];
