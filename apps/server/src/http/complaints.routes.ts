import { answerComplaint } from '../use-cases/complaints/answer-complaint.ts';
import { assignComplaint } from '../use-cases/complaints/assign-complaint.ts';
import { closeComplaint } from '../use-cases/complaints/close-complaint.ts';
import { dismissComplaint } from '../use-cases/complaints/dismiss-complaint.ts';
import { fileComplaint } from '../use-cases/complaints/file-complaint.ts';
import { followComplaint } from '../use-cases/complaints/follow-complaint.ts';
import { linkComplaint } from '../use-cases/complaints/link-complaint.ts';
import { listComplaints } from '../use-cases/complaints/list-complaints.ts';
import { listLinkableConsultations } from '../use-cases/complaints/list-linkable-consultations.ts';
import { readComplaint } from '../use-cases/complaints/read-complaint.ts';
import { readComplaintChoices } from '../use-cases/complaints/read-complaint-choices.ts';
import { readComplaintFigures } from '../use-cases/complaints/read-complaint-figures.ts';
import { readComplaintNotice } from '../use-cases/complaints/read-complaint-notice.ts';
import { recordComplaint } from '../use-cases/complaints/record-complaint.ts';
import { reopenComplaint } from '../use-cases/complaints/reopen-complaint.ts';
import { askForFeedback } from '../use-cases/feedback/ask-for-feedback.ts';
import { giveFeedback } from '../use-cases/feedback/give-feedback.ts';
import { lookAtFeedbackLink } from '../use-cases/feedback/look-at-feedback-link.ts';
import { route, type Api } from './route.ts';

export function complaintRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'fileComplaint', ({ body, request }) =>
    fileComplaint(ports, { ...body, address: request.ip ?? '' }),
  );
  route(api, 'followComplaint', ({ body, request }) =>
    followComplaint(ports, { ...body, address: request.ip ?? '' }),
  );
  route(api, 'listComplaints', ({ person, query }) => listComplaints(ports, person, query));
  route(api, 'recordComplaint', ({ person, body }) => recordComplaint(ports, person, body));
  // Before the one with an id in its place.
  route(api, 'readComplaintNotice', ({ person }) => readComplaintNotice(ports, person, {}));
  route(api, 'readComplaintFigures', ({ person, query }) =>
    readComplaintFigures(ports, person, query),
  );
  route(api, 'readComplaintChoices', ({ person, query }) =>
    readComplaintChoices(ports, person, query),
  );
  route(api, 'readComplaint', ({ person, params }) => readComplaint(ports, person, params));
  complaintStepRoutes(api);
  feedbackRoutes(api);
}

function complaintStepRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'assignComplaint', ({ person, params, body }) =>
    assignComplaint(ports, person, { ...params, ...body }),
  );
  route(api, 'answerComplaint', ({ person, params, body }) =>
    answerComplaint(ports, person, { ...params, ...body }),
  );
  route(api, 'closeComplaint', ({ person, params, body }) =>
    closeComplaint(ports, person, { ...params, ...body }),
  );
  route(api, 'dismissComplaint', ({ person, params, body }) =>
    dismissComplaint(ports, person, { ...params, ...body }),
  );
  route(api, 'reopenComplaint', ({ person, params, body }) =>
    reopenComplaint(ports, person, { ...params, ...body }),
  );
  route(api, 'linkComplaint', ({ person, params, body }) =>
    linkComplaint(ports, person, { ...params, ...body }),
  );
  route(api, 'listLinkableConsultations', ({ person, params, query }) =>
    listLinkableConsultations(ports, person, { ...params, ...query }),
  );
}

function feedbackRoutes(api: Api): void {
  const { ports } = api;
  route(api, 'askForFeedback', ({ person, params }) => askForFeedback(ports, person, params));
  route(api, 'lookAtFeedbackLink', ({ body, request }) =>
    lookAtFeedbackLink(ports, { ...body, address: request.ip ?? '' }),
  );
  route(api, 'giveFeedback', ({ body, request }) =>
    giveFeedback(ports, { ...body, address: request.ip ?? '' }),
  );
}
