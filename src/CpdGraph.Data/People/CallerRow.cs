using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>One row of what is kept of a caller: the account, one of its memberships, or one arrangement of supervision. Never a table.</summary>
internal sealed record CallerRow
{
    public required CallerPart Part { get; init; }

    /// <summary>Id of the account, the membership or the arrangement.</summary>
    public required Guid RecordId { get; init; }

    public string? Name { get; init; }

    public CoachId? CoachId { get; init; }

    public SupervisorId? SupervisorId { get; init; }

    public ProviderId? ProviderId { get; init; }

    public OrganisationId? OrganisationId { get; init; }

    public PrincipalId? GrantedById { get; init; }

    public string? GrantedByName { get; init; }

    public Role? Role { get; init; }

    public OrganisationRelation? Relation { get; init; }

    public SupervisionKind? Kind { get; init; }

    public DateOnly? FirstDay { get; init; }

    public DateOnly? LastDay { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Takes the cells in the order of the statement.</summary>
    public static CallerRow Read(RowCells cells) => new()
    {
        Part = cells.Value<CallerPart>(),
        RecordId = cells.Uuid(),
        Name = cells.TextOrNull(),
        CoachId = cells.IdOrNull<CoachId>(),
        SupervisorId = cells.IdOrNull<SupervisorId>(),
        ProviderId = cells.IdOrNull<ProviderId>(),
        OrganisationId = cells.IdOrNull<OrganisationId>(),
        GrantedById = cells.IdOrNull<PrincipalId>(),
        GrantedByName = cells.TextOrNull(),
        Role = cells.ValueOrNull<Role>(),
        Relation = cells.ValueOrNull<OrganisationRelation>(),
        Kind = cells.ValueOrNull<SupervisionKind>(),
        FirstDay = cells.DayOrNull(),
        LastDay = cells.DayOrNull(),
        CreatedAt = cells.Moment(),
    };
}

/// <summary>What a <see cref="CallerRow"/> holds.</summary>
internal enum CallerPart
{
    Account,
    Membership,

    /// <summary>The caller supervises.</summary>
    Supervising,

    /// <summary>The caller is supervised.</summary>
    SupervisedBy,
}
