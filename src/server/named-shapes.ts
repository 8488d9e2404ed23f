import { z } from 'zod';
import { CheckAnswer, CheckRequest, MarkAnswer, MarkRequest, WorkingAnswer, WorkingRequest } from './marking-shapes.ts';
import { ProblemDetails } from './problem-details.ts';
import {
  BackpropAnswer,
  BackpropRequest,
  Certificate,
  DeriveAnswer,
  DeriveRequest,
  ProblemList,
  ReadAnswer,
  ReadRequest,
  Step,
} from './shapes.ts';

/** Every object by the name it has in the OpenAPI document. */
export const SHAPES = z.registry<{ id: string }>();
SHAPES.add(ReadRequest, { id: 'ReadRequest' });
SHAPES.add(ReadAnswer, { id: 'ReadAnswer' });
SHAPES.add(DeriveRequest, { id: 'DeriveRequest' });
SHAPES.add(DeriveAnswer, { id: 'DeriveAnswer' });
SHAPES.add(Step, { id: 'Step' });
SHAPES.add(Certificate, { id: 'Certificate' });
SHAPES.add(CheckRequest, { id: 'CheckRequest' });
SHAPES.add(CheckAnswer, { id: 'CheckAnswer' });
SHAPES.add(WorkingRequest, { id: 'WorkingRequest' });
SHAPES.add(WorkingAnswer, { id: 'WorkingAnswer' });
SHAPES.add(MarkRequest, { id: 'MarkRequest' });
SHAPES.add(MarkAnswer, { id: 'MarkAnswer' });
SHAPES.add(BackpropRequest, { id: 'BackpropRequest' });
SHAPES.add(BackpropAnswer, { id: 'BackpropAnswer' });
SHAPES.add(ProblemList, { id: 'ProblemList' });
SHAPES.add(ProblemDetails, { id: 'ProblemDetails' });
