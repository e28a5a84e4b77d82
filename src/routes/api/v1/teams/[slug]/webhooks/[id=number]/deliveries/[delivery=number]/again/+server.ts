import { ofTeam } from '../../../../../../../webhooks-of.server.ts';

export const POST = ofTeam.again;
