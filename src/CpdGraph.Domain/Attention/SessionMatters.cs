using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>Meetings to confirm: by the coach what the supervisor logged, by who gave it what the coach logged.</summary>
internal static class SessionMatters
{
    public static IEnumerable<AttentionItem> Of(CoachMatters coach, AttentionFacts facts) => coach.Sessions
        .Where(session => session.Verification is Verification.SelfReported or Verification.Awaiting)
        .Where(session => coach.IsOwn ? session.LoggedBySupervisor : !session.LoggedBySupervisor && session.SupervisorId == facts.SupervisorId)
        .Select(session =>
        {
            var meeting = string.Create(
                CultureInfo.InvariantCulture, $"{SupervisionWords.Of(session.Kind)} on {DayText.Of(session.HeldOn)}, {session.DurationMinutes:N0} minutes");

            return new AttentionItem
            {
                Key = AttentionKey.Of("session", AttentionKey.Part(session.Id.Value)),
                Kind = AttentionKind.SessionToConfirm,
                Text = coach.IsOwn
                    ? $"Your supervisor has logged {meeting}. It waits for you to confirm it."
                    : $"{coach.Name} has logged {meeting}. It counts once you have confirmed it.",
                Action = coach.IsOwn
                    ? "Confirm it if it took place so; otherwise talk to your supervisor."
                    : $"Confirm it if it took place so; otherwise talk to {coach.Name}.",
                CoachId = coach.IsOwn ? null : coach.Id,
                Subject = new(AttentionSubjectKind.SupervisionSession, session.Id.Value),
            };
        });
}
