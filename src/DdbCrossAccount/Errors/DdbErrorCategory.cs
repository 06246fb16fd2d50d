namespace DdbCrossAccount.Errors;

/// <summary>What kind of situation an error is; each value is the PowerShell error category of the same name.</summary>
public enum DdbErrorCategory
{
    /// <summary>A parameter cannot be used as given.</summary>
    InvalidArgument,

    /// <summary>Data that was read is not what it has to be.</summary>
    InvalidData,

    /// <summary>A result differs from what was proved or promised.</summary>
    InvalidResult,

    /// <summary>Something is in a state in which this cannot be done.</summary>
    InvalidOperation,

    /// <summary>Something that was named does not exist.</summary>
    ObjectNotFound,

    /// <summary>Something that is to be made exists already.</summary>
    ResourceExists,

    /// <summary>The service does not let the caller do it.</summary>
    PermissionDenied,

    /// <summary>There are no usable credentials.</summary>
    AuthenticationError,

    /// <summary>A limit or a throttle of the service was met.</summary>
    LimitsExceeded,

    /// <summary>The service could not be reached.</summary>
    ConnectionError,

    /// <summary>Something took longer than it was allowed to.</summary>
    OperationTimeout,

    /// <summary>Something that is needed is not there on this machine.</summary>
    NotInstalled,
}
