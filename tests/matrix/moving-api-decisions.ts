import { always, row, table, type Decision } from './decision.ts';

const OWNERS = (good: string) => row(`401 403 403 403 403 403 403 403 ${good}`);
const OF_OWNERS = table(`
	        stranger guest outsider teammate author reader curator admin owner
	missing 401      403   403      403      403    403    403     403   404`);
/** What somebody put aside is there for nobody else. */
const NOBODYS = table(`
	        stranger guest outsider teammate author reader curator admin owner
	missing 401      404   404      404      404    404    404     404   404`);
const READING_NOBODYS = row('401 404 404 404 404 404 404 404 404');
const NOBODYS_AND_NO_GUESTS = table(`
	        stranger guest outsider teammate author reader curator admin owner
	missing 401      403   404      404      404    404    404     404   404`);

const IMPORT = '/api/v1/imports/aaaaaaaaaaaaaaaaaaaa';
const EXPORT = '/api/v1/exports/abcdefghijkmnpqrstuv';
const ARCHIVE = '/api/v1/archives/abcdefghijkmnpqrstuv';

/** What is brought in and taken out, for programs. */
export const MOVING_API_DECISIONS: Record<string, Decision> = {
	'GET /api/v1/imports': {
		at: always('/api/v1/imports'),
		table: row('401 403 200 200 200 200 200 200 200'),
	},
	'POST /api/v1/imports': {
		at: always('/api/v1/imports'),
		file: 'Nothing of it is in the database yet',
		table: table(`
			          stranger guest outsider teammate author reader curator admin owner
			workspace 401      403   =201     =201     =201   =201   =201    =201  =201`),
	},
	'GET /api/v1/imports/[key]': { at: always(IMPORT), table: READING_NOBODYS },
	'GET /api/v1/imports/[key]/lines': { at: always(`${IMPORT}/lines`), table: READING_NOBODYS },
	'POST /api/v1/imports/[key]/files': {
		at: always(`${IMPORT}/files`),
		file: 'More',
		table: NOBODYS_AND_NO_GUESTS,
	},
	'POST /api/v1/imports/[key]/run': {
		at: always(`${IMPORT}/run`),
		body: { dryRun: true },
		table: NOBODYS_AND_NO_GUESTS,
	},
	'DELETE /api/v1/imports/[key]/run': { at: always(`${IMPORT}/run`), table: NOBODYS },
	'POST /api/v1/imports/[key]/run/again': { at: always(`${IMPORT}/run/again`), table: NOBODYS },
	'POST /api/v1/imports/[key]/undoing': { at: always(`${IMPORT}/undoing`), table: NOBODYS },
	'GET /api/v1/archives': { at: always('/api/v1/archives'), table: OWNERS('200') },
	'POST /api/v1/archives': {
		at: always('/api/v1/archives'),
		file: 'No zip: what is wrong with it is told by its run',
		table: OWNERS('201'),
	},
	'GET /api/v1/archives/[key]': { at: always(ARCHIVE), table: OWNERS('404') },
	'GET /api/v1/archives/[key]/lines': { at: always(`${ARCHIVE}/lines`), table: OWNERS('404') },
	'DELETE /api/v1/archives/[key]': { at: always(ARCHIVE), table: OF_OWNERS },
	'POST /api/v1/archives/[key]/run': { at: always(`${ARCHIVE}/run`), table: OF_OWNERS },
	'POST /api/v1/archives/[key]/again': { at: always(`${ARCHIVE}/again`), table: OF_OWNERS },
	'GET /api/v1/exports': { at: always('/api/v1/exports'), table: OWNERS('200') },
	'POST /api/v1/exports': { at: always('/api/v1/exports'), table: OWNERS('201') },
	'GET /api/v1/exports/[key]': { at: always(EXPORT), table: OWNERS('404') },
	'DELETE /api/v1/exports/[key]': { at: always(EXPORT), table: OF_OWNERS },
	'GET /api/v1/exports/[key]/lines': { at: always(`${EXPORT}/lines`), table: OWNERS('404') },
	'POST /api/v1/exports/[key]/archive.zip': { at: always(`${EXPORT}/archive.zip`), table: OF_OWNERS },
};
