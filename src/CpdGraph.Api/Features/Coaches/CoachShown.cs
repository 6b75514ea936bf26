using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Coaches;

/// <summary>Type <c>Coach</c>: the record with all its employments, which nearly every reader asks for and which come in the same statement.</summary>
/// <param name="Employments">Newest first.</param>
internal sealed record CoachShown(Coach Record, ImmutableArray<Employment> Employments)
{
    public CoachId Id => Record.Id;

    public string DisplayName => Record.DisplayName;

    public string? Email => Record.Email;

    public bool Claimed => Record.IsClaimed;

    public ImmutableArray<ProfessionalRegistration> Registrations => Record.Registrations;

    public int Revision => Record.Revision;

    public DateTimeOffset CreatedAt => Record.CreatedAt;

    public DateTimeOffset UpdatedAt => Record.UpdatedAt;

    /// <summary>The record with employments in any order.</summary>
    public static CoachShown Of(Coach record, IEnumerable<Employment> employments) =>
        new(record, [.. employments.OrderByDescending(row => row.StartedOn).ThenByDescending(row => row.Id.Value)]);
}
