using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Accounts;

/// <summary>All accounts with their access keys, users and roles. An access key belongs to one account: it tells whose request it is.</summary>
internal sealed class AccountDirectory
{
    private const string AdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";

    private const int SessionsBetweenSweeps = 256;

    /// <summary>For so long after its end a session's key is told to have expired; after that it may be unknown.</summary>
    private static readonly TimeSpan ExpiredKeysAreKept = TimeSpan.FromHours(12);

    private static readonly PolicyDocument EverythingAllowed = PolicyDocument.Parse(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");

    private readonly ConcurrentDictionary<string, AccessKey> _keys = new();
    private readonly ConcurrentDictionary<string, AccessKey> _roots = new();
    private readonly ConcurrentDictionary<string, AccessKey> _administrators = new();
    private readonly ConcurrentDictionary<string, IamRole> _roles = new();
    private readonly ConcurrentDictionary<string, IamUser> _users = new();
    private readonly ConcurrentDictionary<string, ManagedPolicy> _managedPolicies = new();
    private readonly IdSource _ids;
    private readonly TimeProvider _wallClock;
    private readonly PolicyPropagation _propagation;
    private long _sessions;

    public AccountDirectory(IReadOnlyList<string> accountIds, IdSource ids, TimeProvider wallClock, PolicyPropagation propagation)
    {
        _ids = ids;
        _wallClock = wallClock;
        _propagation = propagation;
        _managedPolicies[AdministratorAccess] = new ManagedPolicy(AdministratorAccess, EverythingAllowed, propagation);
        foreach (string id in accountIds)
        {
            AddAccount(id);
        }
    }

    /// <summary>The root key of each account. Roots may not assume roles, as in AWS.</summary>
    public IReadOnlyDictionary<string, AccessKey> RootKeys => _roots;

    /// <summary>
    /// Adds an account with a root key and a user "administrator" who may do everything in it; returns this user's key,
    /// that of before if the account is there already.
    /// </summary>
    public AccessKey AddAccount(string accountId)
    {
        _roots.GetOrAdd(accountId, MakeRoot);
        return _administrators.GetOrAdd(accountId, MakeAdministrator);
    }

    public bool HasAccount(string accountId) => _roots.ContainsKey(accountId);

    public bool TryFindKey(string accessKeyId, [NotNullWhen(true)] out AccessKey? key) => _keys.TryGetValue(accessKeyId, out key);

    public IamRole? FindRole(string arn) => _roles.GetValueOrDefault(arn);

    public IamUser? FindUser(string arn) => _users.GetValueOrDefault(arn);

    /// <summary>Those of the setup, and <c>arn:aws:iam::aws:policy/AdministratorAccess</c>.</summary>
    public ManagedPolicy? FindManagedPolicy(string arn) => _managedPolicies.GetValueOrDefault(arn);

    /// <summary>Adds a managed policy, or replaces the text of the one with this name.</summary>
    public ManagedPolicy PutManagedPolicy(string accountId, string path, string name, PolicyDocument document)
    {
        string arn = $"arn:aws:iam::{accountId}:policy{path}{name}";
        var made = new ManagedPolicy(arn, document, _propagation);
        ManagedPolicy policy = _managedPolicies.GetOrAdd(arn, made);
        if (policy != made)
        {
            policy.Replace(document);
        }

        return policy;
    }

    /// <summary>Adds a role, or replaces trust, grants and duration of the one with this name.</summary>
    public IamRole PutRole(
        string accountId, string path, string name, PolicyDocument trust, IdentityGrants grants, TimeSpan maximumSession)
    {
        var made = new IamRole(accountId, path, name, _ids.UniqueId("AROA"), trust, grants, _propagation);
        IamRole role = _roles.GetOrAdd(made.Arn, made);
        role.MaximumSession = maximumSession;
        if (role != made)
        {
            role.ReplaceTrust(trust);
            role.Replace(grants);
        }

        return role;
    }

    /// <summary>Adds a user, or replaces the grants of the one with this name.</summary>
    public IamUser PutUser(string accountId, string path, string name, IdentityGrants grants)
    {
        var made = new IamUser(accountId, path, name, _ids.UniqueId("AIDA"), grants, _propagation);
        IamUser user = _users.GetOrAdd(made.Arn, made);
        if (user != made)
        {
            user.Replace(grants);
        }

        return user;
    }

    /// <summary>Makes a lasting key for a user; given id and secret are taken as they are.</summary>
    public AccessKey AddKey(IamUser user, string? accessKeyId = null, string? secret = null)
    {
        string id = accessKeyId ?? _ids.UniqueId("AKIA");
        var principal = new Principal(user.AccountId, user.Arn, user.UniqueId, id) { UserName = user.Name };
        return Keep(new AccessKey(id, secret ?? _ids.SecretKey(), principal, user));
    }

    /// <summary>Makes temporary keys of a session of a role.</summary>
    public AccessKey AddSession(IamRole role, RoleSession session)
    {
        string id = _ids.UniqueId("ASIA");
        DateTimeOffset now = _wallClock.GetUtcNow();
        var principal = new Principal(
            role.AccountId, $"arn:aws:sts::{role.AccountId}:assumed-role/{role.Name}/{session.Name}",
            $"{role.UniqueId}:{session.Name}", id)
        {
            PolicyArn = role.Arn,
            IsRoleSession = true,
            SessionPolicies = session.Policies,
            Tags = PrincipalTags.Join(role.GrantsAt(0).Tags, session.TransitiveTags, session.Tags),
            TransitiveTags = session.TransitiveTags,
            SourceIdentity = session.SourceIdentity,
            UsedMultiFactor = session.UsedMultiFactor,
            OriginKeyId = session.OriginKeyId,
            Issued = now,
            Expires = now + session.Duration,
        };
        return KeepSession(new AccessKey(id, _ids.SecretKey(), principal, role) { SessionToken = _ids.Token(356) });
    }

    /// <summary>Makes temporary keys for the same user or root (GetSessionToken).</summary>
    public AccessKey AddSession(Principal caller, TimeSpan duration, bool usedMultiFactor)
    {
        string id = _ids.UniqueId("ASIA");
        DateTimeOffset now = _wallClock.GetUtcNow();
        Principal principal = caller with
        {
            AccessKeyId = id,
            UsedMultiFactor = usedMultiFactor,
            Issued = now,
            Expires = now + duration,
        };
        return KeepSession(new AccessKey(id, _ids.SecretKey(), principal, FindUser(caller.Arn)) { SessionToken = _ids.Token(356) });
    }

    /// <summary>Lets temporary keys end now; false if the key is unknown or lasting.</summary>
    public bool Expire(string accessKeyId)
    {
        if (!_keys.TryGetValue(accessKeyId, out AccessKey? key) || key.SessionToken is null)
        {
            return false;
        }

        key.Expire(_wallClock.GetUtcNow());
        return true;
    }

    private AccessKey MakeAdministrator(string accountId) => AddKey(PutUser(accountId, "/", "administrator", IdentityGrants.Only(EverythingAllowed)));

    private AccessKey MakeRoot(string accountId)
    {
        string id = _ids.UniqueId("AKIA");
        var principal = new Principal(accountId, $"arn:aws:iam::{accountId}:root", accountId, id) { IsRoot = true };
        return Keep(new AccessKey(id, _ids.SecretKey(), principal));
    }

    private AccessKey KeepSession(AccessKey key)
    {
        if (Interlocked.Increment(ref _sessions) % SessionsBetweenSweeps == 0)
        {
            ForgetExpired();
        }

        return Keep(key);
    }

    private void ForgetExpired()
    {
        DateTimeOffset oldest = _wallClock.GetUtcNow() - ExpiredKeysAreKept;
        foreach ((string id, AccessKey key) in _keys)
        {
            if (key.Principal.Expires < oldest)
            {
                _keys.TryRemove(id, out _);
            }
        }
    }

    private AccessKey Keep(AccessKey key)
    {
        _keys[key.Id] = key;
        return key;
    }
}
