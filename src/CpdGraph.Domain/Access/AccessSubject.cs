namespace CpdGraph.Domain;

/// <summary>What a policy is judged on: whose the object is. A part is null when it does not apply.</summary>
public readonly record struct AccessSubject
{
    /// <summary>Nothing in particular: only grants without a relation can hold.</summary>
    public static AccessSubject Nothing => default;

    /// <summary>The caller themself, also before their account is kept.</summary>
    public static AccessSubject TheCaller => new() { IsCaller = true };

    /// <summary>Whether it is the caller's own account.</summary>
    public bool IsCaller { get; init; }

    /// <summary>The coach whose record it is.</summary>
    public CoachId? CoachId { get; init; }

    /// <summary>The supervisor that it is.</summary>
    public SupervisorId? SupervisorId { get; init; }

    /// <summary>The provider that it belongs to; for a place, that of its run.</summary>
    public ProviderId? ProviderId { get; init; }

    /// <summary>The organisation whose money or people it is about; for an award, the employer on the day.</summary>
    public OrganisationId? OrganisationId { get; init; }

    /// <summary>The organisation out of whose budget it comes, when that is another.</summary>
    public OrganisationId? HolderId { get; init; }

    /// <summary>How far the coach shares it: with the employer alone who oversees it, with supervisors too who supervises. Null: by the policy alone.</summary>
    public EvidenceSharing? Sharing { get; init; }

    /// <summary>The member that a membership or invitation is for.</summary>
    public PrincipalId? MemberId { get; init; }

    /// <summary>Who granted or issued it.</summary>
    public PrincipalId? GrantedById { get; init; }

    /// <summary>Something in a coach's record.</summary>
    public static AccessSubject Of(CoachId coach) => new() { CoachId = coach };

    /// <summary>A supervisor.</summary>
    public static AccessSubject Of(SupervisorId supervisor) => new() { SupervisorId = supervisor };

    /// <summary>Something of a provider that is not published.</summary>
    public static AccessSubject Of(ProviderId provider) => new() { ProviderId = provider };

    /// <summary>Money or counts of an organisation.</summary>
    public static AccessSubject Of(OrganisationId organisation) => new() { OrganisationId = organisation };

    /// <summary>A completion; with the run's provider only when it came from a place on that run.</summary>
    public static AccessSubject Of(Completion completion, ProviderId? placeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(completion);

        return new() { CoachId = completion.CoachId, ProviderId = placeProvider };
    }

    /// <summary>A place on a run.</summary>
    /// <param name="provider">The provider of the run's offer. Null when it is gone.</param>
    public static AccessSubject Of(Enrolment enrolment, ProviderId? provider)
    {
        ArgumentNullException.ThrowIfNull(enrolment);

        return new() { CoachId = enrolment.CoachId, ProviderId = provider };
    }

    /// <summary>A budget of an organisation.</summary>
    public static AccessSubject Of(FundingAllocation allocation)
    {
        ArgumentNullException.ThrowIfNull(allocation);

        return Of(allocation.OrganisationId);
    }

    /// <summary>Money for a coach.</summary>
    public static AccessSubject Of(FundingAward award)
    {
        ArgumentNullException.ThrowIfNull(award);

        return new() { CoachId = award.CoachId, OrganisationId = award.EmployerId, HolderId = award.HolderId };
    }

    /// <summary>An item of evidence.</summary>
    /// <param name="employer">An organisation that employs the coach today. Null when there is none, or it does not matter.</param>
    public static AccessSubject Of(EvidenceItem item, OrganisationId? employer)
    {
        ArgumentNullException.ThrowIfNull(item);

        return new() { CoachId = item.CoachId, Sharing = item.Sharing, OrganisationId = employer };
    }

    /// <summary>An import of a file.</summary>
    public static AccessSubject Of(ImportJob job)
    {
        ArgumentNullException.ThrowIfNull(job);

        return new() { ProviderId = job.ProviderId };
    }

    /// <summary>A membership.</summary>
    public static AccessSubject Of(Membership membership)
    {
        ArgumentNullException.ThrowIfNull(membership);

        return new() { MemberId = membership.PrincipalId, GrantedById = membership.GrantedById };
    }

    /// <summary>An invitation.</summary>
    public static AccessSubject Of(Invitation invitation)
    {
        ArgumentNullException.ThrowIfNull(invitation);

        return new() { MemberId = invitation.RedeemedById, GrantedById = invitation.IssuedById };
    }
}
