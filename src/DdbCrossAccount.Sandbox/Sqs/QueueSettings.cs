using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>The attributes of a queue that can be set, by their names, as texts. Only those that were set are kept.</summary>
internal sealed class QueueSettings
{
    private static readonly Dictionary<string, (int Minimum, int Maximum, int Default)> Numbers = new(StringComparer.Ordinal)
    {
        ["DelaySeconds"] = (0, 900, 0),
        ["MaximumMessageSize"] = (1024, SendRequest.MaximumBytes, SendRequest.MaximumBytes),
        ["MessageRetentionPeriod"] = (60, 1_209_600, 345_600),
        ["ReceiveMessageWaitTimeSeconds"] = (0, 20, 0),
        ["VisibilityTimeout"] = (0, 43_200, 30),
    };

    private static readonly string[] Texts = ["Policy", "RedrivePolicy", "SqsManagedSseEnabled"];

    private readonly IReadOnlyDictionary<string, string> _set;

    private QueueSettings(IReadOnlyDictionary<string, string> set)
    {
        _set = set;
        Policy = Find("Policy") is string policy ? PolicyDocument.Parse(policy) : null;
        Redrive = Find("RedrivePolicy") is string redrive ? RedrivePolicy.Parse(redrive) : null;
    }

    public static QueueSettings None { get; } = new(new Dictionary<string, string>());

    public PolicyDocument? Policy { get; }

    public RedrivePolicy? Redrive { get; }

    public TimeSpan Delay => Seconds("DelaySeconds");

    public TimeSpan Retention => Seconds("MessageRetentionPeriod");

    public TimeSpan VisibilityTimeout => Seconds("VisibilityTimeout");

    public int ReceiveWaitSeconds => Number("ReceiveMessageWaitTimeSeconds");

    public int MaximumMessageBytes => Number("MaximumMessageSize");

    /// <summary>The name of one that the other was not made with, or null. What the other leaves out is no difference.</summary>
    public string? FindDifference(QueueSettings asked)
    {
        return asked._set.Keys.FirstOrDefault(name => asked.Value(name) != Value(name));
    }

    /// <summary>With these set over it; an empty text takes one away. Throws InvalidAttributeName or …Value.</summary>
    public QueueSettings With(IEnumerable<(string Name, string Text)> attributes)
    {
        var changed = new Dictionary<string, string>(_set, StringComparer.Ordinal);
        foreach ((string name, string text) in attributes)
        {
            Check(name, text);
            if (text.Length == 0)
            {
                changed.Remove(name);
            }
            else
            {
                changed[name] = text;
            }
        }

        return new QueueSettings(changed);
    }

    /// <summary>All that GetQueueAttributes shows of it.</summary>
    public IEnumerable<(string Name, string Value)> All()
    {
        return Numbers.Keys.Select(name => (name, Value(name)!))
            .Concat(Texts.Select(name => (name, Value(name))).Where(pair => pair.Item2 is not null).Select(pair => (pair.name, pair.Item2!)));
    }

    private static void Check(string name, string text)
    {
        if (Numbers.TryGetValue(name, out (int Minimum, int Maximum, int Default) bounds))
        {
            bool isRight = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
                && value >= bounds.Minimum && value <= bounds.Maximum;
            if (!isRight)
            {
                throw SqsError.InvalidAttribute(name);
            }
        }
        else if (!Texts.Contains(name))
        {
            throw SqsError.UnknownAttribute(name);
        }
        else if (text.Length > 0)
        {
            CheckText(name, text);
        }
    }

    private static void CheckText(string name, string text)
    {
        switch (name)
        {
            case "Policy":
                try
                {
                    PolicyDocument.Parse(text);
                }
                catch (PolicyFormatException)
                {
                    throw SqsError.InvalidAttribute(name);
                }

                break;
            case "SqsManagedSseEnabled" when text is not ("true" or "false"):
                throw SqsError.InvalidAttribute(name);
            default:
                break;
        }
    }

    private string? Find(string name) => _set.GetValueOrDefault(name);

    // Encryption with keys of SQS is on unless it was switched off.
    private string? Value(string name)
    {
        return Find(name)
            ?? (Numbers.TryGetValue(name, out (int Minimum, int Maximum, int Default) bounds)
                ? bounds.Default.ToString(CultureInfo.InvariantCulture)
                : name == "SqsManagedSseEnabled" ? "true" : null);
    }

    private int Number(string name) => int.Parse(Value(name)!, CultureInfo.InvariantCulture);

    private TimeSpan Seconds(string name) => TimeSpan.FromSeconds(Number(name));
}
