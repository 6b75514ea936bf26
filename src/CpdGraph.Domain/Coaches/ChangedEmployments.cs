using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A coach's record after a change of where they work.</summary>
/// <param name="Coach">The record, one revision on.</param>
/// <param name="Ended">The employment with its last day. Null when none ends.</param>
/// <param name="Begun">The new employment. Null when none begins.</param>
/// <param name="Fields">Names of the fields that changed, in schema words.</param>
public sealed record ChangedEmployments(Coach Coach, Employment? Ended, Employment? Begun, ImmutableArray<string> Fields);
