using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DdbCrossAccount.Sandbox.Faults;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Sqs;

/// <summary>
/// A standard queue. What is received is hidden for a while and comes again unless it is deleted with its last receipt.
/// Mild, messages come in the order in which they were sent and once; <see cref="WorstForms"/> make them come in another
/// order and more than once, as standard queues may.
/// </summary>
internal sealed class Queue
{
    /// <summary>AWS's quota for standard queues.</summary>
    private const int MaximumInFlight = 120_000;

    private static readonly TimeSpan LongestHidden = TimeSpan.FromHours(12);
    private static readonly TimeSpan PurgeInterval = TimeSpan.FromSeconds(60);

    private readonly SqsStore _store;
    private readonly SandboxServices _services;
    private readonly Lock _gate = new();
    private readonly Eventual<PolicyDocument?> _policy;
    private readonly List<QueueMessage> _messages = [];
    private readonly HashSet<CancellationTokenSource> _waiting = [];
    private DateTimeOffset? _purgedAt;
    private volatile QueueSettings _settings;

    public Queue(SqsStore store, SandboxServices services, QueueAddress address, QueueSettings settings)
    {
        _store = store;
        _services = services;
        Address = address;
        _settings = settings;
        _policy = new Eventual<PolicyDocument?>(settings.Policy);
        CreatedAt = services.Clock.GetUtcNow();
        ChangedAt = CreatedAt;
    }

    public QueueAddress Address { get; }

    public DateTimeOffset CreatedAt { get; }

    public DateTimeOffset ChangedAt { get; private set; }

    public QueueSettings Settings => _settings;

    public QueueTags Tags { get; } = new();

    /// <summary>What holds at this front end.</summary>
    public PolicyDocument? PolicyAt(int frontEnd) => _policy.At(frontEnd, _services.PolicyPropagation);

    public void Change(Func<QueueSettings, QueueSettings> change)
    {
        lock (_gate)
        {
            QueueSettings changed = change(_settings);
            if (changed.Policy?.Text != _settings.Policy?.Text)
            {
                _policy.Change(changed.Policy, _services.PolicyPropagation);
            }

            _settings = changed;
            ChangedAt = Now;
        }
    }

    public void Add(QueueMessage message)
    {
        lock (_gate)
        {
            _messages.Add(message);
            foreach (CancellationTokenSource waiting in _waiting)
            {
                waiting.Cancel();
            }
        }
    }

    /// <summary>Takes up to so many that can be received, and hides them; empty where there are none.</summary>
    public IReadOnlyList<ReceivedMessage> Receive(int maximum, TimeSpan hidden)
    {
        List<QueueMessage> dead = [];
        IReadOnlyList<ReceivedMessage> received;
        lock (_gate)
        {
            DropOld();
            if (_messages.Count(IsInFlight) >= MaximumInFlight)
            {
                throw SqsError.TooManyInFlight();
            }

            TakeDead(dead);
            received = [.. Choose(maximum).Select(message => Take(message, hidden))];
        }

        // The lock of one queue at a time.
        foreach (QueueMessage message in dead)
        {
            _store.FindByArn(_settings.Redrive!.DeadLetterQueueArn)?.Add(message);
        }

        return received;
    }

    /// <summary>
    /// The moment at which the next hidden message can be received; null where there is none. What is sent until the
    /// registration is disposed cancels the source.
    /// </summary>
    public DateTimeOffset? Watch(CancellationTokenSource wake)
    {
        lock (_gate)
        {
            _waiting.Add(wake);
            DateTimeOffset now = Now;
            if (_messages.Exists(message => message.VisibleAt <= now))
            {
                wake.Cancel();
            }

            return _messages.Count == 0 ? null : _messages.Min(message => message.VisibleAt);
        }
    }

    public void Unwatch(CancellationTokenSource wake)
    {
        lock (_gate)
        {
            _waiting.Remove(wake);
        }
    }

    /// <summary>A message that is gone, or has been received again since, is passed over: AWS answers with success.</summary>
    public void Delete(string handle)
    {
        lock (_gate)
        {
            RequireOwn(handle);
            _messages.RemoveAll(message => message.Handle == handle);
        }
    }

    /// <summary>Hides a received message from now on for so long; zero gives it back.</summary>
    public void Hide(string handle, TimeSpan hidden)
    {
        lock (_gate)
        {
            RequireOwn(handle);
            QueueMessage message = _messages.Find(message => message.Handle == handle && IsInFlight(message))
                ?? throw SqsError.NotInFlight(handle);
            message.VisibleAt = Now + hidden;
            message.IsInFlight = hidden > TimeSpan.Zero;
            if (!message.IsInFlight)
            {
                foreach (CancellationTokenSource waiting in _waiting)
                {
                    waiting.Cancel();
                }
            }
        }
    }

    public void Purge()
    {
        lock (_gate)
        {
            if (_purgedAt + PurgeInterval > Now)
            {
                throw SqsError.PurgeInProgress(Address.Name);
            }

            _purgedAt = Now;
            _messages.Clear();
        }
    }

    /// <summary>How many can be received, are in flight, are delayed.</summary>
    public (int Visible, int InFlight, int Delayed) Count()
    {
        lock (_gate)
        {
            DropOld();
            DateTimeOffset now = Now;
            int visible = _messages.Count(message => message.VisibleAt <= now);
            int inFlight = _messages.Count(IsInFlight);
            return (visible, inFlight, _messages.Count - visible - inFlight);
        }
    }

    private DateTimeOffset Now => _services.Clock.GetUtcNow();

    private bool IsInFlight(QueueMessage message) => message.IsInFlight && message.VisibleAt > Now;

    private void DropOld()
    {
        DateTimeOffset oldest = Now - _settings.Retention;
        _messages.RemoveAll(message => message.SentAt <= oldest);
    }

    // A dead-letter queue that is gone takes nothing: its messages stay.
    private void TakeDead(List<QueueMessage> dead)
    {
        if (_settings.Redrive is not RedrivePolicy redrive || _store.FindByArn(redrive.DeadLetterQueueArn) is null)
        {
            return;
        }

        DateTimeOffset now = Now;
        dead.AddRange(_messages.Where(message => message.VisibleAt <= now && message.Receives >= redrive.MaximumReceives));
        foreach (QueueMessage message in dead)
        {
            _messages.Remove(message);
            message.IsInFlight = false;
            message.Handle = null;
            message.DeadLetterSourceArn = Address.Arn;
        }
    }

    private IEnumerable<QueueMessage> Choose(int maximum)
    {
        DateTimeOffset now = Now;
        QueueMessage[] visible = [.. _messages.Where(message => message.VisibleAt <= now)];
        if (_services.WorstForms.QueueDisorder > 0 && _services.Ids.Chance() < _services.WorstForms.QueueDisorder)
        {
            visible = [.. visible.OrderBy(_ => _services.Ids.Chance())];
        }

        return visible.Take(maximum);
    }

    private ReceivedMessage Take(QueueMessage message, TimeSpan hidden)
    {
        DateTimeOffset now = Now;
        message.Receives++;
        message.FirstReceivedAt ??= now;
        message.Handle = ReceiptHandle.Make(Address, message.Id, message.Receives);

        // A copy of it that this receive has not reached stays visible.
        bool comesAgain = _services.WorstForms.QueueDuplicates > 0 && _services.Ids.Chance() < _services.WorstForms.QueueDuplicates;
        message.IsInFlight = !comesAgain && hidden > TimeSpan.Zero;
        message.VisibleAt = comesAgain ? now : now + (hidden > LongestHidden ? LongestHidden : hidden);
        return new ReceivedMessage(message, message.Handle, message.Receives, message.FirstReceivedAt.Value, message.DeadLetterSourceArn);
    }

    private void RequireOwn(string handle)
    {
        if (!ReceiptHandle.IsOf(Address, handle))
        {
            throw SqsError.InvalidHandle(handle);
        }
    }
}
