using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>The caller sees the record but has no right to do this to it.</summary>
internal sealed record NotYours(string Text, UserErrorCode Why, string At) : UserError(Text, At)
{
    public override UserErrorCode Code => Why;
}
