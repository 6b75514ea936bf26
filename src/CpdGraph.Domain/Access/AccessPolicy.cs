namespace CpdGraph.Domain;

/// <summary>The policies that the schema's authorize directive names, for example OwnRecordOrSupervisor for own-record-or-supervisor.</summary>
public enum AccessPolicy
{
    /// <summary>Anyone, also without a token.</summary>
    Public,

    /// <summary>The signed-in caller about themself.</summary>
    OwnAccount,

    /// <summary>Publishers of the provider that the object belongs to, and stewards.</summary>
    OwnProvider,

    /// <summary>The coach, supervisors and line managers whose relation is live, and stewards.</summary>
    OwnRecordOrSupervisor,

    /// <summary>As OwnRecordOrSupervisor, and publishers of the run's provider for places on their own runs.</summary>
    PlaceParties,

    /// <summary>The person, the coaches they supervise, other supervisors, who choose among them, and stewards.</summary>
    SupervisorParties,

    /// <summary>The coach, and supervisors and line managers whose relation is live; not stewards.</summary>
    SupervisionParties,

    /// <summary>Members who fund the organisation today, and stewards. Who oversees it sees aggregates, not its single payments.</summary>
    FundsOrganisation,

    /// <summary>The coach it is for, supervisors and line managers whose relation is live, and who FundsOrganisation names.</summary>
    MoneyParties,

    /// <summary>Analysts and supervisors for what they oversee, supervisors for their own team, and stewards.</summary>
    Aggregate,

    /// <summary>Stewards and administrators.</summary>
    Audit,

    /// <summary>The member, who issued or granted it, stewards and administrators.</summary>
    MembershipParties,

    /// <summary>The coach, and others as far as the item's sharing says; not stewards.</summary>
    SharedEvidence,

    /// <summary>What only those need who will be there: the coach, and publishers of the run's provider.</summary>
    Booked,

    /// <summary>Publishers of the provider that an import is for, and stewards, who alone import for several providers at once.</summary>
    OwnJob,
}
