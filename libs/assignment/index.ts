/** Who in an organisation looks after a case. */
export { ASSIGNEE, type AssignedTo, type Assignee, type AssigneeView, assigneeView, isAssignedTo } from './assignee.js';
export { Assignments, type Turn } from './assignments.js';
