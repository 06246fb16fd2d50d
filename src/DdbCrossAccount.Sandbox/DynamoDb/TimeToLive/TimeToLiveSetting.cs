using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.TimeToLive;

/// <summary>The time-to-live setting of a table. A change takes some time. Used under the table's lock.</summary>
internal sealed class TimeToLiveSetting(TimeSpan changeTime)
{
    /// <summary>As documented for UpdateTimeToLive; half an hour was seen to be enough at times.</summary>
    private static readonly TimeSpan BetweenChanges = TimeSpan.FromHours(1);

    private string? _attributeName;
    private bool _isOn;
    private DateTimeOffset? _changedAt;

    /// <summary>The attribute that is or was just now in force; null where time to live is off.</summary>
    public string? AttributeName(DateTimeOffset now)
    {
        return _isOn || IsChanging(now) ? _attributeName : null;
    }

    public string Status(DateTimeOffset now)
    {
        return (_isOn, IsChanging(now)) switch
        {
            (true, true) => "ENABLING",
            (true, false) => "ENABLED",
            (false, true) => "DISABLING",
            _ => "DISABLED",
        };
    }

    /// <summary>Turns it on or off; returns when that takes effect. What the request says is checked before its rate.</summary>
    public DateTimeOffset Change(bool enabled, string attributeName, DateTimeOffset now)
    {
        RequireChange(enabled, attributeName);
        if (now < _changedAt + BetweenChanges)
        {
            throw DynamoDbError.Validation("Time to live has been modified multiple times within a fixed interval");
        }

        _isOn = enabled;
        _attributeName = attributeName;
        _changedAt = now;
        return now + changeTime;
    }

    private void RequireChange(bool enabled, string attributeName)
    {
        if (_isOn && _attributeName != attributeName)
        {
            throw DynamoDbError.Validation(
                $"TimeToLive is active on a different AttributeName: current AttributeName is {_attributeName}");
        }

        if (enabled == _isOn)
        {
            throw DynamoDbError.Validation($"TimeToLive is already {(enabled ? "enabled" : "disabled")}");
        }
    }

    private bool IsChanging(DateTimeOffset now)
    {
        return now < _changedAt + changeTime;
    }
}
