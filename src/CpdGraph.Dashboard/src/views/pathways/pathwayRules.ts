import type { PathwayOfQuery, PathwaysQuery } from '../../gql/graphql';
import { formatMinutes } from '../../parts/values';
import { type State, attainments, count, groupsOf, stepStates, tierNames } from '../../parts/labels';

export type PathwayFacts = NonNullable<PathwayOfQuery['pathway']>;
export type Stage = PathwayFacts['stages'][number];
export type Step = Stage['steps'][number];
export type Requirement = Step['requirement'];
export type Progress = NonNullable<NonNullable<PathwayOfQuery['viewer']>['coach']>['pathwayProgress'][number];
export type StepProgress = Progress['steps'][number];
export type PathwayRow = NonNullable<PathwaysQuery['pathways']>['nodes'][number];

/** The caller's progress along this pathway. Null when they are not on it. */
export function progressOf(data: PathwayOfQuery): Progress | null {
  return data.viewer?.coach?.pathwayProgress.find((progress) => progress.pathway.slug === data.pathway?.slug) ?? null;
}

/** What a step asks for, in one sentence. */
export function requirementText(requirement: Requirement): string {
  switch (requirement.__typename) {
    case 'OfferRequirement':
      return requirement.offers.length === 1 && requirement.atLeast === 1
        ? 'Complete this training.'
        : `Complete at least ${requirement.atLeast} of ${requirement.offers.length} offers.`;
    case 'CompetencyRequirement':
      return `Be confirmed as ${attainments[requirement.attainment].toLowerCase()} in ${count(requirement.competencies.length, 'competency', 'competencies')}: ${list(requirement.competencies.map((competency) => competency.code))}.`;
    case 'ExperienceRequirement':
      return `${requirement.description.replace(/\.$/, '')}. A supervisor confirms it.`;
    case 'TierRequirement':
      return `Be recognised at ${tierNames[requirement.tier].toLowerCase()}.`;
    case 'ReadinessStepRequirement':
      return `${list(requirement.requirements.map((item) => item.title))}.`;
  }
}

/** How long a step takes, where its offers say so: "6 hours", or "2 hours to 3 hours" of a choice. Null when not known. */
export function hoursOf(requirement: Requirement): string | null {
  if (requirement.__typename !== 'OfferRequirement') {
    return null;
  }

  const minutes = requirement.offers.flatMap((offer) => offer.delivery.learningMinutes ?? offer.delivery.cpdMinutes ?? []).toSorted((a, b) => a - b);
  const shortest = minutes[0];
  const longest = minutes.at(-1);
  if (shortest === undefined || longest === undefined) {
    return null;
  }

  return shortest === longest ? formatMinutes(shortest) : `${formatMinutes(shortest)} to ${formatMinutes(longest)}`;
}

/** The state of a step on the page: what the API says, except that the step to go on with alone is called next. */
export function stepState(progress: StepProgress, next: string | null): State {
  if (progress.state === 'READY') {
    return progress.step.key === next ? stepStates.READY : { text: 'To do', colour: 'white' };
  }

  return stepStates[progress.state];
}

/** The message over the steps: how far the coach has come. */
export function progressHeadline(progress: Progress): string {
  return progress.finishedOn ? 'You have finished this pathway' : `${progress.stepsDone} of ${count(progress.stepsRequired, 'step')} done`;
}

/** Pathways in groups by kind, in the order of the kinds' first names. */
export function byKind(rows: PathwayRow[]): [PathwayRow['kind'], PathwayRow[]][] {
  return groupsOf(rows, (row) => row.kind);
}

function list(words: string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
