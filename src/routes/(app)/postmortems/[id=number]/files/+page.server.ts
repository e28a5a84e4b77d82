import { attaching, filesPage } from '../../../attaching.server.ts';
import type { Actions, PageServerLoad } from './$types';

const PLACES = {
	summary: 'the summary',
	impact: 'the impact',
	feltBy: 'who felt it',
	narrative: 'the narrative',
	timeline: 'the timeline',
	factors: 'the contributing factors',
	wentWell: 'what went well',
	wasHard: 'what was hard',
	gotLucky: 'where we got lucky',
	lessons: 'the lessons',
	changes: 'the changes',
};

export const load: PageServerLoad = (event) => filesPage('postmortem', event, PLACES);

export const actions: Actions = attaching('postmortem');
