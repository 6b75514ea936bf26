namespace CpdGraph.Api.Tests.Mutations;

/// <summary>The cases of every slice, by mutation.</summary>
internal static class AllRefusals
{
    public static Dictionary<string, MutationRefusals> Of(RefusalWorld world) =>
        PublishingRefusals.Of(world).Concat(PeopleRefusals.Of(world)).Concat(PlanRefusals.Of(world)).Concat(ReadinessRefusals.Of(world)).Concat(CompetenceRefusals.Of(world))
            .Concat(PrivacyRefusals.Of(world)).Concat(PathwayRefusals.Of(world)).Concat(EnrolmentRefusals.Of(world)).Concat(AttendanceRefusals.Of(world)).Concat(FundingRefusals.Of(world)).Concat(ImportRefusals.Of(world))
            .Concat(CalendarRefusals.Of(world))
            .ToDictionary(pair => pair.Mutation, pair => pair.Refusals);
}
