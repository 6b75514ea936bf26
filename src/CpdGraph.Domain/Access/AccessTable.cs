using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>
/// The hand-kept tables of who may see what. A policy says who sees the objects that it guards; a sensitivity class bounds what any of
/// its policies can ever say, so that one slip in a policy opens nothing.
/// </summary>
public static class AccessTable
{
    private static readonly ImmutableArray<AccessGrant> FundsOrganisation =
    [
        new(Standing.Analyst, Relation.Funds),
        new(Standing.Supervisor, Relation.Funds),
        new(Standing.Steward, Relation.Any),
    ];

    private static readonly ImmutableArray<AccessGrant> OwnRecordOrSupervisor =
    [
        new(Standing.Coach, Relation.Own),
        new(Standing.Supervisor, Relation.Supervises),
        new(Standing.Steward, Relation.Any),
    ];

    /// <summary>Every policy, in the order of the enum.</summary>
    public static ImmutableArray<PolicyRule> Policies { get; } =
    [
        new(AccessPolicy.Public, "public", SensitivityClass.Public, [new(Standing.Anyone, Relation.Any)]),
        new(AccessPolicy.OwnAccount, "own-account", SensitivityClass.OwnRecord, [new(Standing.SignedIn, Relation.Own)]),
        new(AccessPolicy.OwnProvider, "own-provider", SensitivityClass.OwnProvider, [new(Standing.Publisher, Relation.SameProvider), new(Standing.Steward, Relation.Any)]),
        new(AccessPolicy.OwnRecordOrSupervisor, "own-record-or-supervisor", SensitivityClass.OwnRecord, OwnRecordOrSupervisor),
        new(AccessPolicy.PlaceParties, "place-parties", SensitivityClass.OwnRecord, [.. OwnRecordOrSupervisor, new(Standing.Publisher, Relation.SameProvider)]),
        new(
            AccessPolicy.SupervisorParties,
            "supervisor-parties",
            SensitivityClass.Supervision,
            [
                new(Standing.SignedIn, Relation.Own),
                new(Standing.Coach, Relation.SupervisedBy),
                new(Standing.Supervisor, Relation.Any),
                new(Standing.Steward, Relation.Any),
            ]),
        new(
            AccessPolicy.SupervisionParties,
            "supervision-parties",
            SensitivityClass.Supervision,
            [new(Standing.Coach, Relation.Own), new(Standing.Supervisor, Relation.Supervises)]),
        new(AccessPolicy.FundsOrganisation, "funds-organisation", SensitivityClass.Money, FundsOrganisation),
        new(
            AccessPolicy.MoneyParties,
            "money-parties",
            SensitivityClass.Money,
            [new(Standing.Coach, Relation.Own), new(Standing.Supervisor, Relation.Supervises), .. FundsOrganisation]),
        new(
            AccessPolicy.Aggregate,
            "aggregate",
            SensitivityClass.Aggregate,
            [
                new(Standing.Analyst, Relation.Oversees),
                new(Standing.Supervisor, Relation.Oversees),
                new(Standing.Supervisor, Relation.Own),
                new(Standing.Steward, Relation.Any),
            ]),
        new(AccessPolicy.Audit, "audit", SensitivityClass.Audit, [new(Standing.Steward, Relation.Any), new(Standing.Administrator, Relation.Any)]),
        new(
            AccessPolicy.MembershipParties,
            "membership-parties",
            SensitivityClass.System,
            [
                new(Standing.SignedIn, Relation.Own),
                new(Standing.SignedIn, Relation.Granted),
                new(Standing.Steward, Relation.Any),
                new(Standing.Administrator, Relation.Any),
            ]),
        new(
            AccessPolicy.SharedEvidence,
            "shared-evidence",
            SensitivityClass.OwnRecord,
            [new(Standing.Coach, Relation.Own), new(Standing.Supervisor, Relation.Supervises), new(Standing.Supervisor, Relation.Oversees)]),
        new(AccessPolicy.Booked, "booked", SensitivityClass.OwnRecord, [new(Standing.Coach, Relation.Own), new(Standing.Publisher, Relation.SameProvider)]),
        new(AccessPolicy.OwnJob, "own-job", SensitivityClass.OwnProvider, [new(Standing.Publisher, Relation.SameProvider), new(Standing.Steward, Relation.Any)]),
    ];

    /// <summary>What a policy means.</summary>
    public static PolicyRule Rule(AccessPolicy policy) => Policies[(int)policy];

    /// <summary>The policy of this name in the schema. Null for an unknown name.</summary>
    public static PolicyRule? ByName(string name) => Policies.FirstOrDefault(rule => rule.Name == name);

    /// <summary>Whether anyone of this standing and relation may ever see something of the class, whatever a policy says.</summary>
    public static bool Bounds(SensitivityClass sensitivity, AccessGrant grant) => (sensitivity, grant.Standing, grant.Relation) switch
    {
        (SensitivityClass.Public, Standing.Anyone, Relation.Any) => true,

        (SensitivityClass.OwnProvider, Standing.Publisher, Relation.SameProvider) => true,
        (SensitivityClass.OwnProvider, Standing.Steward, Relation.Any) => true,

        (SensitivityClass.OwnRecord, Standing.SignedIn, Relation.Own) => true,
        (SensitivityClass.OwnRecord, Standing.Coach, Relation.Own) => true,
        (SensitivityClass.OwnRecord, Standing.Supervisor, Relation.Supervises or Relation.Oversees) => true,
        (SensitivityClass.OwnRecord, Standing.Publisher, Relation.SameProvider) => true,
        (SensitivityClass.OwnRecord, Standing.Steward, Relation.Any) => true,

        (SensitivityClass.Supervision, Standing.SignedIn, Relation.Own) => true,
        (SensitivityClass.Supervision, Standing.Coach, Relation.Own or Relation.SupervisedBy) => true,
        (SensitivityClass.Supervision, Standing.Supervisor, Relation.Any or Relation.Supervises) => true,
        (SensitivityClass.Supervision, Standing.Steward, Relation.Any) => true,

        (SensitivityClass.Money, Standing.Coach, Relation.Own) => true,
        (SensitivityClass.Money, Standing.Supervisor, Relation.Supervises or Relation.Funds) => true,
        (SensitivityClass.Money, Standing.Analyst, Relation.Funds) => true,
        (SensitivityClass.Money, Standing.Steward, Relation.Any) => true,

        (SensitivityClass.Aggregate, Standing.Analyst or Standing.Supervisor, Relation.Oversees) => true,
        (SensitivityClass.Aggregate, Standing.Supervisor, Relation.Own) => true,
        (SensitivityClass.Aggregate, Standing.Steward, Relation.Any) => true,

        (SensitivityClass.Audit, Standing.Steward or Standing.Administrator, Relation.Any) => true,

        (SensitivityClass.System, Standing.SignedIn, Relation.Own or Relation.Granted) => true,
        (SensitivityClass.System, Standing.Steward or Standing.Administrator, Relation.Any) => true,

        _ => false,
    };
}
