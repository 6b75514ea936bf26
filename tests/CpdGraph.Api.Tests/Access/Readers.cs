using CpdGraph.Domain;

namespace CpdGraph.Api.Tests.Access;

/// <summary>Who sees what under each policy of the schema, written out by hand and apart from the product: a standing with a relation in each word.</summary>
internal static class Readers
{
    private static readonly Dictionary<string, string> Policies = new()
    {
        ["public"] = "Anyone:Any",
        ["own-account"] = "SignedIn:Own",
        ["own-provider"] = "Publisher:SameProvider Steward:Any",
        ["own-record-or-supervisor"] = "Coach:Own Supervisor:Supervises Steward:Any",

        ["place-parties"] = "Coach:Own Supervisor:Supervises Publisher:SameProvider Steward:Any",
        ["supervisor-parties"] = "SignedIn:Own Coach:SupervisedBy Supervisor:Any Steward:Any",
        ["supervision-parties"] = "Coach:Own Supervisor:Supervises",
        ["money-parties"] = "Coach:Own Supervisor:Supervises Analyst:Funds Supervisor:Funds Steward:Any",
        ["funds-organisation"] = "Analyst:Funds Supervisor:Funds Steward:Any",
        ["aggregate"] = "Analyst:Oversees Supervisor:Oversees Supervisor:Own Steward:Any",
        ["audit"] = "Steward:Any Administrator:Any",
        ["shared-evidence"] = "Coach:Own Supervisor:Supervises Supervisor:Oversees",
        ["own-job"] = "Publisher:SameProvider Steward:Any",
        ["booked"] = "Coach:Own Publisher:SameProvider",
        ["membership-parties"] = "SignedIn:Own SignedIn:Granted Steward:Any Administrator:Any",
    };

    /// <summary>Every policy with each of its words.</summary>
    public static IEnumerable<(string Policy, string Word)> Words => Policies.SelectMany(pair => pair.Value.Split(' ').Select(word => (pair.Key, word)));

    /// <summary>Whether the policy lets the viewer at something.</summary>
    public static bool May(Viewer viewer, string policy, Owner owner) => Granting(viewer, policy, owner).Any();

    /// <summary>The words of the policy that let the viewer at something.</summary>
    public static IEnumerable<string> Granting(Viewer viewer, string policy, Owner owner) =>
        (Policies.GetValueOrDefault(policy) ?? throw new InvalidOperationException($"Say in {nameof(Readers)} who sees what under {policy}."))
        .Split(' ')
        .Where(word => word.Split(':') is [var who, var how] && Has(viewer, who) && Stands(viewer, how, owner));

    /// <summary>Whether the viewer has one of the roles; any caller does where none is named.</summary>
    public static bool Is(Viewer viewer, IEnumerable<Role> roles) => roles.ToArray() is var named && (named.Length == 0 || named.Any(viewer.Roles.Contains));

    private static bool Has(Viewer viewer, string who) => who switch
    {
        "Anyone" => true,
        "SignedIn" => viewer.IsSignedIn,
        _ => viewer.Roles.Contains(Enum.Parse<Role>(who)),
    };

    private static bool Stands(Viewer viewer, string how, Owner owner) => how switch
    {
        "Any" => true,
        "Own" => owner.IsCaller || Same(owner.Coach, viewer.Coach) || Same(owner.Supervisor, viewer.Supervisor) || Same(owner.Member, viewer.Principal),
        "Supervises" => owner.Coach is { } coach && owner.Sharing != EvidenceSharing.Private && viewer.Supervises.Contains(coach),
        "Oversees" => owner is { Sharing: null or EvidenceSharing.Employer, Organisation: { } employer } && viewer.Oversees.Contains(employer),
        "SupervisedBy" => owner.Supervisor is { } supervisor && viewer.SupervisedBy.Contains(supervisor),
        "SameProvider" => owner.Provider is { } provider && viewer.Providers.Contains(provider),
        "Funds" => (owner.Organisation is { } organisation && viewer.Funds.Contains(organisation)) || (owner.Holder is { } holder && viewer.Funds.Contains(holder)),
        "Granted" => Same(owner.Granter, viewer.Principal),
        _ => throw new InvalidOperationException($"Say in {nameof(Readers)} when a viewer {how}."),
    };

    private static bool Same(Guid? one, Guid? other) => one is not null && one == other;
}

/// <summary>Whose something is. What does not apply is null.</summary>
internal sealed record Owner
{
    public static Owner Nobody { get; } = new();

    public bool IsCaller { get; init; }

    public Guid? Coach { get; init; }

    public Guid? Supervisor { get; init; }

    public Guid? Provider { get; init; }

    public Guid? Organisation { get; init; }

    /// <summary>The organisation out of whose budget it comes.</summary>
    public Guid? Holder { get; init; }

    public Guid? Member { get; init; }

    /// <summary>How far a coach shares it. Null for what is not shared by choice.</summary>
    public EvidenceSharing? Sharing { get; init; }

    public Guid? Granter { get; init; }
}

/// <summary>Who asks, as the rows say: worked out here apart from the product.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Caller">The product's own view of them, to ask with.</param>
internal sealed record Viewer(string Name, Caller Caller)
{
    public bool IsSignedIn { get; init; }

    public HashSet<Role> Roles { get; init; } = [];

    public Guid? Principal { get; init; }

    public Guid? Coach { get; init; }

    public Guid? Supervisor { get; init; }

    public HashSet<Guid> Supervises { get; init; } = [];

    public HashSet<Guid> SupervisedBy { get; init; } = [];

    public HashSet<Guid> Providers { get; init; } = [];

    public HashSet<Guid> Funds { get; init; } = [];

    public HashSet<Guid> Oversees { get; init; } = [];

    public override string ToString() => Name;
}
