using System.Text.Json;
using SopWebsite.Languages;
using SopWebsite.Notices;

namespace SopWebsite.Adapters.Notices;

/// <summary>
/// A Telegram bot's sendMessage. Source: core.telegram.org/bots/api, "Making requests" and "sendMessage". No parse mode is given, so nothing
/// in the text is taken for formatting.
/// </summary>
internal static class TelegramDelivery
{
    /// <summary>The most that a message may have.</summary>
    private const int MostLetters = 4096;

    public static async Task<NoticeOutcome> SendAsync(
        SopNoticeChannel channel, ChannelSecrets secrets, SopNotice notice, CertificatePin pin, CancellationToken limit)
    {
        var token = secrets.Secret!;
        if (!token.All(letter => letter is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or ':' or '_' or '-'))
            return NoticeOutcome.Down(new Phrase("What the reference names is no bot's token.", "Yang ditunjuk rujukan bukan token bot."));
        var address = new Uri((secrets.Uri ?? "https://api.telegram.org").TrimEnd('/') + "/bot" + token + "/sendMessage");
        var json = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["chat_id"] = notice.Address!,
            ["text"] = NoticeText.Short(notice.Subject + "\n\n" + notice.Text.TrimEnd(), MostLetters),
            ["link_preview_options"] = new Dictionary<string, object> { ["is_disabled"] = true },
        });
        var answer = await HttpPost.SendAsync(address, json, [], pin, limit).ConfigureAwait(false);
        return Outcome(answer);
    }

    private static NoticeOutcome Outcome(HttpAnswer answer)
    {
        var (isOk, description, wait, movedTo) = Read(answer.Body);
        if (answer.IsFine && isOk == true) return NoticeOutcome.Delivered;
        var status = (int)answer.Status;
        if (isOk is null)
        {
            // Not the bot interface: something in between, or another server altogether.
            return NoticeOutcome.Down(new Phrase(
                $"What answers is not Telegram's bot interface (HTTP {status}).",
                $"Yang menjawab bukan antarmuka bot Telegram (HTTP {status})."), answer.RetryAfter);
        }
        var told = movedTo is null ? description : $"{description} (chat id: {movedTo})";
        var reason = new Phrase($"Telegram does not take it: {status} {told}", $"Telegram menolak: {status} {told}");
        return status switch
        {
            429 => NoticeOutcome.Down(reason, wait ?? answer.RetryAfter),
            // The chat is not there, or its owner has blocked the bot.
            400 or 403 => NoticeOutcome.Refused(reason),
            // 401 and 404 mean a wrong token; 5xx is theirs.
            _ => NoticeOutcome.Down(reason),
        };
    }

    /// <summary>The parts of an answer that count; <c>Ok</c> is null for what is none.</summary>
    private static (bool? Ok, string Description, TimeSpan? Wait, string? MovedTo) Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("ok", out var ok)
                || ok.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                return (null, "", null, null);
            var description = root.TryGetProperty("description", out var told) && told.ValueKind == JsonValueKind.String ? told.GetString()! : "";
            TimeSpan? wait = null;
            string? moved = null;
            if (root.TryGetProperty("parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Object)
            {
                if (parameters.TryGetProperty("retry_after", out var after) && after.ValueKind == JsonValueKind.Number
                    && after.TryGetInt32(out var seconds))
                    wait = TimeSpan.FromSeconds(Math.Min(Math.Max(seconds, 0), 86_400));
                if (parameters.TryGetProperty("migrate_to_chat_id", out var to)) moved = to.ToString();
            }
            return (ok.GetBoolean(), description, wait, moved);
        }
        catch (JsonException)
        {
            return (null, "", null, null);
        }
    }
}
