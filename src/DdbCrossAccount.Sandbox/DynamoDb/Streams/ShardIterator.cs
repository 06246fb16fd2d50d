using System;
using System.Globalization;
using System.Text;

namespace DdbCrossAccount.Sandbox.DynamoDb.Streams;

/// <summary>A position in a shard: the next record is the first one whose number is not less. It lives 15 minutes.</summary>
internal sealed record ShardIterator(string StreamArn, string ShardId, long Sequence, DateTimeOffset MadeAt)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public string Encode()
    {
        string position = string.Create(
            CultureInfo.InvariantCulture, $"{ShardId}|{Sequence}|{MadeAt.UtcTicks}");
        return $"{StreamArn}|1|{Convert.ToBase64String(Encoding.ASCII.GetBytes(position))}";
    }

    /// <summary>Reads what <see cref="Encode"/> made; anything else is a ValidationException.</summary>
    public static ShardIterator Decode(string text)
    {
        string[] parts = text.Split("|1|");
        byte[] buffer = new byte[text.Length];
        if (parts.Length != 2 || !Convert.TryFromBase64String(parts[1], buffer, out int length))
        {
            throw DynamoDbError.InvalidShardIterator();
        }

        string[] position = Encoding.ASCII.GetString(buffer, 0, length).Split('|');
        return position.Length == 3 && TryParse(position[1], out long sequence) && TryParse(position[2], out long ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new ShardIterator(parts[0], position[0], sequence, new DateTimeOffset(ticks, TimeSpan.Zero))
            : throw DynamoDbError.InvalidShardIterator();
    }

    private static bool TryParse(string text, out long value)
    {
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
