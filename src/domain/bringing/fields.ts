/** What the rows of a table can become. */
export const TABLE_KINDS = ['postmortem', 'log', 'changes'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

export const TABLE_KIND_NAMES: Record<TableKind, string> = {
	postmortem: 'post-mortems',
	log: 'log entries',
	changes: 'changes',
};

interface Field {
	label: string;
	/** Names that columns of it have, in small letters without marks between. */
	names: readonly string[];
	/** Several columns can be it: their texts stand one after the other. */
	many?: true;
	/** A day or a moment. */
	isTime?: true;
}

const POSTMORTEM = {
	title: {
		label: 'Title',
		names: [
			'title',
			'name',
			'subject',
			'headline',
			'incident',
			'incidenttitle',
			'incidentname',
			'shortdescription',
		],
	},
	summary: { label: 'Summary', names: ['summary', 'abstract', 'tldr', 'overview'], many: true },
	narrative: {
		label: 'What happened',
		names: [
			'description',
			'details',
			'body',
			'content',
			'text',
			'notes',
			'whathappened',
			'narrative',
			'postmortem',
			'report',
		],
		many: true,
	},
	impact: { label: 'Impact', names: ['impact', 'customerimpact', 'businessimpact', 'effect'], many: true },
	date: {
		label: 'The day it happened',
		names: ['date', 'day', 'incidentdate', 'occurredon', 'occurred', 'when'],
		isTime: true,
	},
	started: {
		label: 'Broke',
		names: [
			'started',
			'startedat',
			'start',
			'starttime',
			'startdate',
			'began',
			'broke',
			'impactstart',
			'opened',
			'openedat',
			'createdat',
			'created',
			'createdtime',
		],
		isTime: true,
	},
	noticed: {
		label: 'Noticed',
		names: [
			'noticed',
			'detected',
			'detectedat',
			'detection',
			'firstdetected',
			'identified',
			'acknowledged',
			'acknowledgedat',
		],
		isTime: true,
	},
	declared: { label: 'Declared', names: ['declared', 'declaredat', 'reported', 'reportedat'], isTime: true },
	mitigated: {
		label: 'Mitigated',
		names: ['mitigated', 'mitigatedat', 'fixed', 'fixedat', 'repaired'],
		isTime: true,
	},
	resolved: {
		label: 'Resolved',
		names: [
			'resolved',
			'resolvedat',
			'resolution',
			'ended',
			'end',
			'endtime',
			'enddate',
			'closed',
			'closedat',
			'resolutiondate',
		],
		isTime: true,
	},
	severity: { label: 'Severity', names: ['severity', 'sev', 'priority', 'level', 'urgency'] },
	services: {
		label: 'Services',
		names: [
			'service',
			'services',
			'component',
			'components',
			'system',
			'systems',
			'affectedservices',
			'product',
		],
		many: true,
	},
	topics: {
		label: 'Topics',
		names: ['topics', 'topic', 'tags', 'tag', 'labels', 'label', 'category', 'categories', 'keywords'],
		many: true,
	},
	factors: {
		label: 'Contributing factors',
		names: [
			'factors',
			'contributingfactors',
			'causes',
			'cause',
			'rootcause',
			'rootcauses',
			'trigger',
			'whyithappened',
		],
		many: true,
	},
	lessons: {
		label: 'Lessons',
		names: ['lessons', 'lesson', 'lessonslearned', 'learned', 'learnings', 'whatwelearned', 'takeaways'],
		many: true,
	},
	changes: {
		label: 'Changes',
		names: [
			'changes',
			'actions',
			'actionitems',
			'action',
			'followups',
			'nextsteps',
			'remediation',
			'whatwedo',
		],
		many: true,
	},
	wentWell: { label: 'What went well', names: ['wentwell', 'whatwentwell'], many: true },
	wasHard: {
		label: 'What was hard',
		names: ['wentwrong', 'whatwentwrong', 'washard', 'wentbadly'],
		many: true,
	},
	author: { label: 'Its author', names: ['author', 'authoremail', 'writtenby', 'createdby'] },
} satisfies Record<string, Field>;

const LOG = {
	title: { label: 'Title of a note', names: ['title', 'name', 'subject', 'headline'] },
	learned: {
		label: 'What was learned',
		names: [
			'learned',
			'lesson',
			'whatdidwelearn',
			'whatdidyoulearn',
			'whatwelearned',
			'learning',
			'lessonlearned',
			'insight',
			'takeaway',
			'til',
			'summary',
			'text',
			'answer',
		],
		many: true,
	},
	body: {
		label: 'Text of a note',
		names: ['body', 'description', 'details', 'content', 'notes', 'note'],
		many: true,
	},
	next: {
		label: 'How it affects what we do next',
		names: [
			'next',
			'howwillthisaffectwhatwedonext',
			'change',
			'action',
			'nextstep',
			'nextsteps',
			'followup',
			'effect',
			'recommendation',
		],
		many: true,
	},
	day: {
		label: 'Day',
		names: ['day', 'date', 'created', 'createdat', 'createdtime', 'timestamp', 'when', 'loggedon'],
		isTime: true,
	},
	topics: {
		label: 'Topics',
		names: ['topics', 'topic', 'tags', 'tag', 'labels', 'category', 'categories', 'keywords'],
		many: true,
	},
	source: { label: 'Source', names: ['source', 'link', 'url', 'href', 'reference', 'project'] },
} satisfies Record<string, Field>;

const CHANGES = {
	text: {
		label: 'The change',
		names: ['change', 'action', 'actionitem', 'title', 'summary', 'task', 'name', 'subject', 'issue', 'text'],
	},
	detail: { label: 'More about it', names: ['description', 'details', 'notes', 'body'], many: true },
	incident: {
		label: 'The post-mortem it follows from',
		names: [
			'postmortem',
			'incident',
			'incidenttitle',
			'incidentname',
			'epic',
			'parent',
			'parentsummary',
			'source',
			'project',
			'projectname',
		],
	},
	owner: { label: 'Owner', names: ['owner', 'owneremail', 'assignee', 'assignedto', 'responsible', 'who'] },
	due: { label: 'Due', names: ['due', 'duedate', 'dueon', 'deadline', 'targetdate', 'by'], isTime: true },
	state: { label: 'State', names: ['state', 'status', 'resolution', 'done'] },
	doneOn: {
		label: 'Done on',
		names: [
			'doneon',
			'doneat',
			'completed',
			'completedat',
			'closed',
			'closedat',
			'resolved',
			'resolvedat',
			'finished',
		],
		isTime: true,
	},
	link: { label: 'Where the work lives', names: ['link', 'url', 'href', 'key', 'issuekey', 'ticket', 'id'] },
	reason: { label: 'Why it was dropped', names: ['reason', 'dropreason', 'wontdoreason'] },
} satisfies Record<string, Field>;

export const FIELDS: Record<TableKind, Record<string, Field>> = {
	postmortem: POSTMORTEM,
	log: LOG,
	changes: CHANGES,
};

export type PostmortemField = keyof typeof POSTMORTEM;
export type LogField = keyof typeof LOG;
export type ChangeField = keyof typeof CHANGES;

export const isTime = (kind: TableKind, field: string): boolean => FIELDS[kind][field]?.isTime === true;
