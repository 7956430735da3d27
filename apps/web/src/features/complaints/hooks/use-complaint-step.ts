import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DismissalReason } from '@qarib/clinical';
import type { Complaint } from '@qarib/contracts';
import { api } from '../../../shared/api/api-client.ts';
import { readAgain } from '../../../shared/api/queries.ts';

/** One step of a complaint, each decided on the version that is shown. */
export type ComplaintStepWanted =
  | { readonly what: 'assign'; readonly ownerId: string }
  | { readonly what: 'answer'; readonly answer: string }
  | { readonly what: 'close' }
  | { readonly what: 'dismiss'; readonly reason: DismissalReason; readonly remark: string }
  | { readonly what: 'reopen'; readonly remark: string }
  | { readonly what: 'link'; readonly consultationId: string | undefined };

function send({ id, version }: Complaint, step: ComplaintStepWanted): Promise<Complaint> {
  const params = { id };
  switch (step.what) {
    case 'assign':
      return api.call('assignComplaint', { params, body: { version, ownerId: step.ownerId } });
    case 'answer':
      return api.call('answerComplaint', { params, body: { version, answer: step.answer } });
    case 'close':
      return api.call('closeComplaint', { params, body: { version } });
    case 'dismiss': {
      const { reason, remark } = step;
      return api.call('dismissComplaint', { params, body: { version, reason, remark } });
    }
    case 'reopen':
      return api.call('reopenComplaint', { params, body: { version, remark: step.remark } });
    case 'link': {
      const { consultationId } = step;
      return api.call('linkComplaint', { params, body: { version, consultationId } });
    }
  }
}

/** Whether it came through or not, the complaint is read again: somebody else may have been faster. */
export function useComplaintStep(complaint: Complaint) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: ComplaintStepWanted) => send(complaint, step),
    onSettled: () =>
      readAgain(
        client,
        'readComplaint',
        'listComplaints',
        'readComplaintNotice',
        'readComplaintFigures',
      ),
  });
}
