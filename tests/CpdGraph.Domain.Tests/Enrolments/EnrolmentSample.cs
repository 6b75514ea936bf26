using System.Collections.Immutable;

namespace CpdGraph.Domain.Tests;

/// <summary>A run of a published offer and people who want places on it.</summary>
internal sealed class EnrolmentSample
{
    public static readonly DateTimeOffset Start = Sample.Now.AddDays(30);

    public EnrolmentSample()
    {
        Offer = Sample.Offer(OfferStatus.Published);
        Run = RunOf(Offer.Offer.Id) with { Capacity = 2, WaitingListOpen = true };
        Coach = Sample.Coach();
        Manager = new LineManager(Sample.Supervisor(PrincipalId.New(Sample.Now)), MayApprove: true);
    }

    public OfferState Offer { get; }

    public OfferRun Run { get; set; }

    public Coach Coach { get; }

    public LineManager Manager { get; }

    public Caller AsCoach => Sample.Caller(Role.Coach) with { CoachId = Coach.Id };

    public Caller AsManager => Sample.Caller(Role.Supervisor) with
    {
        SupervisorId = Manager.Supervisor.Id,
        PrincipalId = Manager.Supervisor.PrincipalId,
        SupervisedCoachIds = new HashSet<CoachId> { Coach.Id },
    };

    public Caller AsProvider => Sample.Caller(Role.Publisher) with { ProviderIds = new HashSet<ProviderId> { Offer.Offer.ProviderId } };

    public static RunPlaces Places(int? capacity = 2, int taken = 0, long last = 0) => new() { RunId = default, Capacity = capacity, Taken = taken, LastNumber = last };

    public static OfferRun RunOf(OfferId offer, DateTimeOffset? start = null)
    {
        var at = start ?? Start;

        return new()
        {
            Id = OfferRunId.New(Sample.Now),
            OfferId = offer,
            StartsAt = at,
            EndsAt = at.AddHours(6),
            Sessions = [Session("1", at)],
            Price = new() { Amount = new Money(9_500) },
            Provenance = Provenance.ProviderStated,
            Revision = 1,
            CreatedAt = Sample.Now,
            UpdatedAt = Sample.Now,
        };
    }

    public static RunSession Session(string key, DateTimeOffset start, int hours = 6) => new() { Key = key, StartsAt = start, EndsAt = start.AddHours(hours) };

    public EnrolmentRequest Request(bool joinWaitingList = true, bool asksForMoney = false) => new()
    {
        Coach = Sample.Named(Coach),
        Run = Sample.Named(new BookableRun(Run, Offer.Offer, Offer.Version)),
        JoinWaitingList = joinWaitingList,
        AsksForMoney = asksForMoney,
    };

    public EnrolmentFacts Facts(RunPlaces? places = null, Caller? caller = null) => new()
    {
        Places = places ?? Places(Run.Capacity),
        Caller = caller ?? AsCoach,
        LineManagers = [Manager],
        Now = Sample.Now,
    };

    public EnrolmentStepFacts Step(Caller caller, RunPlaces? places = null, DateTimeOffset? now = null) => new()
    {
        Run = Run,
        ProviderId = Offer.Offer.ProviderId,
        Places = places ?? Places(Run.Capacity),
        LineManagers = [Manager],
        Caller = caller,
        Now = now ?? Sample.Now,
    };

    public Enrolment Enrolment(EnrolmentStatus status, long number = 1, CoachId? coach = null) => new()
    {
        Id = EnrolmentId.New(Sample.Now),
        CoachId = coach ?? Coach.Id,
        RunId = Run.Id,
        OfferId = Offer.Offer.Id,
        Status = status,
        Number = number,
        RequestedById = PrincipalId.New(Sample.Now),
        RequestedAt = Sample.Now,
        UpdatedAt = Sample.Now,
    };
}
