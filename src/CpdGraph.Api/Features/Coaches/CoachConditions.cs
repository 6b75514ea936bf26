using System.Linq.Expressions;
using CpdGraph.Data;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Turns a filter of coaches into one condition that the database checks.</summary>
/// <param name="names">Of the coaches whom the caller may see; null when the filter asks for no names.</param>
/// <param name="judged">Everybody who can meet the filter, as the rules judge them; null when the filter asks for no judgement.</param>
/// <param name="day">The day on which tiers, employments and pathways count.</param>
internal sealed class CoachConditions(CpdContext db, IReadOnlyList<(CoachId Id, string Name)>? names, IReadOnlyList<JudgedCoach>? judged, DateOnly day)
{
    /// <summary>The condition.</summary>
    /// <param name="filter">Its nesting was checked before: this recursion is at most that deep.</param>
    /// <param name="path">Where the filter stands among the arguments, for messages.</param>
    public Expression<Func<PlacedCoach, bool>> Of(CoachFilterInput filter, string path)
    {
        var all = new List<Expression<Func<PlacedCoach, bool>>>();

        if (filter.Name is { } name)
        {
            // Compared here as the catalogue compares texts, which the databases do in ways of their own.
            var isMeant = name.ToTest();
            CoachId[] meant = [.. names!.Where(coach => isMeant(coach.Name)).Select(coach => coach.Id)];
            all.Add(placed => meant.Contains(placed.Coach.Id));
        }

        if (filter.Tiers is { } tiers)
        {
            int[] ranks = [.. tiers.Select(PlacedCoach.RankOf)];
            all.Add(placed => ranks.Contains(placed.Tier));
        }

        if (filter.Employers(path) is { } employers)
        {
            all.Add(placed => db.Employments.Any(work =>
                work.CoachId == placed.Coach.Id && employers.Contains(work.OrganisationId) && work.StartedOn <= day && (work.EndedOn == null || work.EndedOn >= day)));
        }

        if (filter.Claimed is { } claimed)
        {
            all.Add(placed => placed.Coach.PrincipalId != null == claimed);
        }

        if (filter.Pathways(path) is { } pathways)
        {
            all.Add(placed => db.PathwayStarts.Any(start =>
                start.CoachId == placed.Coach.Id && pathways.Contains(start.PathwayId) && start.StartedOn <= day && (start.LeftOn == null || start.LeftOn > day)));
        }

        if (filter.IsJudging)
        {
            CoachId[] meant = [.. judged!.Where(coach => coach.Meets(filter, path)).Select(coach => coach.Id)];
            all.Add(placed => meant.Contains(placed.Coach.Id));
        }

        all.AddRange((filter.And ?? []).Select((inner, index) => Of(inner, $"{path}.and.{index}")));

        if (filter.Or is { } any)
        {
            all.Add(Joined(any.Select((inner, index) => Of(inner, $"{path}.or.{index}")), Expression.OrElse, whenNone: false));
        }

        if (filter.Not is { } not)
        {
            var inner = Of(not, $"{path}.not");
            all.Add(Expression.Lambda<Func<PlacedCoach, bool>>(Expression.Not(inner.Body), inner.Parameters));
        }

        return Joined(all, Expression.AndAlso, whenNone: true);
    }

    private static Expression<Func<PlacedCoach, bool>> Joined(
        IEnumerable<Expression<Func<PlacedCoach, bool>>> conditions, Func<Expression, Expression, Expression> join, bool whenNone)
    {
        var placed = Expression.Parameter(typeof(PlacedCoach), "placed");
        var bodies = conditions.Select(condition => new Renaming(condition.Parameters[0], placed).Visit(condition.Body)).ToArray();

        return Expression.Lambda<Func<PlacedCoach, bool>>(bodies is [] ? Expression.Constant(whenNone) : bodies.Aggregate(join), placed);
    }

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
