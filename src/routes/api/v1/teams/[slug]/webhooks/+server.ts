import { ofTeam } from '../../../webhooks-of.server.ts';

export const GET = ofTeam.list;
export const POST = ofTeam.make;
