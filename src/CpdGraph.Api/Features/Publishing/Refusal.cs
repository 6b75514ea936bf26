using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Hands the decision of a rule on to the runner.</summary>
internal static class Refusal
{
    /// <summary>What is kept when the rule allows it; else all that it found wrong.</summary>
    public static Outcome<Effect<T>, UserError> Then<TDecision, TError, T>(this Outcome<TDecision, TError> decision, Func<TDecision, Effect<T>> keep)
        where TError : UserError
        where T : class =>
        decision.Match<Outcome<Effect<T>, UserError>>(done => keep(done), errors => ImmutableArray<UserError>.CastUp(errors));

    /// <summary>The same where more is read or written before it is kept.</summary>
    public static Task<Outcome<Effect<T>, UserError>> ThenAsync<TDecision, TError, T>(this Outcome<TDecision, TError> decision, Func<TDecision, Task<Effect<T>>> keep)
        where TError : UserError
        where T : class =>
        decision.Match<Task<Outcome<Effect<T>, UserError>>>(
            async done => await keep(done), errors => Task.FromResult<Outcome<Effect<T>, UserError>>(ImmutableArray<UserError>.CastUp(errors)));
}
