using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>The supervisors of the demonstration by their keys.</summary>
internal sealed class SeededSupervisors(SeedReading reading)
{
    private readonly Dictionary<string, SeededSupervisor> byKey = [];

    public void Add(string key, Supervisor supervisor, Principal account) => byKey[key] = new(key, supervisor, account);

    /// <summary>The one of this key. Null, with a problem reported, when there is none.</summary>
    public SeededSupervisor? Find(SeedNode row, string key)
    {
        if (byKey.TryGetValue(key, out var found))
        {
            return found;
        }

        reading.Report(row.Place, $"'{key}' is not a known supervisor.");
        return null;
    }

    public SeededSupervisor? Find(SupervisorId id) => byKey.Values.FirstOrDefault(row => row.Supervisor.Id == id);
}

/// <summary>A supervisor who signs in.</summary>
internal sealed record SeededSupervisor(string Key, Supervisor Supervisor, Principal Account)
{
    /// <summary>The supervisor as one who asks on a day about a coach.</summary>
    public Caller CallerFor(RecordOwner owner, DateOnly day) => new()
    {
        Issuer = DemoPeople.Issuer,
        Subject = Key,
        PrincipalId = Account.Id,
        Name = Account.Name,
        Roles = RoleSet.Of(Role.Supervisor),
        CoachId = Supervisor.CoachId,
        SupervisorId = Supervisor.Id,
        SupervisedCoachIds = owner.IsSupervisedBy(Supervisor.Id, day) ? ImmutableHashSet.Create(owner.Coach.Id) : ImmutableHashSet<CoachId>.Empty,
    };
}
