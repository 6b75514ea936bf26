using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>The illustrative people with their records, as the file has them on the day of the seeding.</summary>
internal sealed class SeededPeople
{
    public List<Principal> Principals { get; } = [];

    public List<Membership> Memberships { get; } = [];

    public List<Supervisor> Supervisors { get; } = [];

    public List<Coach> Coaches { get; } = [];

    public List<Employment> Employments { get; } = [];

    public List<SupervisorAssignment> Assignments { get; } = [];

    /// <summary>Of the first version of their offers. Writing finds the version of the day.</summary>
    public List<Completion> Completions { get; } = [];

    public List<FundingAward> Awards { get; } = [];

    public List<InformalLearning> InformalLearning { get; } = [];
}
