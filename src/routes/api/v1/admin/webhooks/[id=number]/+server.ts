import { ofWorkspace } from '../../../webhooks-of.server.ts';

export const GET = ofWorkspace.read;
export const PATCH = ofWorkspace.change;
export const DELETE = ofWorkspace.remove;
