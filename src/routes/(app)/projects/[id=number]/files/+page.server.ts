import { attaching, filesPage } from '../../../attaching.server.ts';
import type { Actions, PageServerLoad } from './$types';

const PLACES = { about: 'what its people have in mind' };

export const load: PageServerLoad = (event) => filesPage('project', event, PLACES);

export const actions: Actions = attaching('project');
