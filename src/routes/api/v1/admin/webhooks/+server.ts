import { ofWorkspace } from '../../webhooks-of.server.ts';

export const GET = ofWorkspace.list;
export const POST = ofWorkspace.make;
