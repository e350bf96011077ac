package io.atforge.maven.check;

import java.time.Instant;

/**
 * Two authorities of the tests, valid from 2020-01-01 to 2119-12-08, whose keys nobody has. Made by {@code keytool
 * -genkeypair -keyalg EC -groupname secp256r1 -startdate "2020/01/01 00:00:00" -validity 36500 -ext bc:c}.
 */
public final class Certificates {

    /** From when both are valid. */
    public static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    /** Until when both are valid. */
    public static final Instant EXPIRY = Instant.parse("2119-12-08T00:00:00Z");

    /** From when on their expiry is told. */
    public static final Instant NOTICE = Instant.parse("2119-09-09T00:00:00Z");

    /** CN=AtForge test authority one. */
    public static final String ONE = """
            -----BEGIN CERTIFICATE-----
            MIIBmjCCAT+gAwIBAgIJAK+tQmdz4R4NMAoGCCqGSM49BAMCMDcxEDAOBgNVBAoT
            B0V4YW1wbGUxIzAhBgNVBAMTGkF0Rm9yZ2UgdGVzdCBhdXRob3JpdHkgb25lMCAX
            DTIwMDEwMTAwMDAwMFoYDzIxMTkxMjA4MDAwMDAwWjA3MRAwDgYDVQQKEwdFeGFt
            cGxlMSMwIQYDVQQDExpBdEZvcmdlIHRlc3QgYXV0aG9yaXR5IG9uZTBZMBMGByqG
            SM49AgEGCCqGSM49AwEHA0IABHIW1EXtLKgTvnYJnRwhec311YHYQ7W5yqeTx/CF
            +vxBuS0qKWgUAHzFPUFB1aUmtrFDO5A9iFmbzpiKMuQZP0ajMjAwMB0GA1UdDgQW
            BBSAVfNmB84GKTpzPQEy/qOAv+fYljAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49
            BAMCA0kAMEYCIQCJt37QwKueEv8+h9iMUG/HiYC2ycSpl+7dZ1IGdOnfQwIhAMb7
            MGl9ve8CZIYmK9c2JxPUJT8XTpvbqZ8Wu5dNoQW/
            -----END CERTIFICATE-----
            """;

    /** CN=AtForge test authority two. */
    public static final String TWO = """
            -----BEGIN CERTIFICATE-----
            MIIBlzCCAT6gAwIBAgIIXDUlUqyIUecwCgYIKoZIzj0EAwIwNzEQMA4GA1UEChMH
            RXhhbXBsZTEjMCEGA1UEAxMaQXRGb3JnZSB0ZXN0IGF1dGhvcml0eSB0d28wIBcN
            MjAwMTAxMDAwMDAwWhgPMjExOTEyMDgwMDAwMDBaMDcxEDAOBgNVBAoTB0V4YW1w
            bGUxIzAhBgNVBAMTGkF0Rm9yZ2UgdGVzdCBhdXRob3JpdHkgdHdvMFkwEwYHKoZI
            zj0CAQYIKoZIzj0DAQcDQgAEc4Of9uZJRjEQVKSyxN/vtIslO4cg5dcub/hqys52
            WRrI2nR+6+DduTWB1oN7eDJlPeLDXO3Zck876LYTg42rEaMyMDAwHQYDVR0OBBYE
            FBujIqV4tjALO0nCsH0ls4Y20Ry1MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0E
            AwIDRwAwRAIgQ9sBtDXK+IIsFQr3ryfsvMBun45sODFx1BipPCywCkkCIAiJRIyb
            0Uv0sCC4cE7xnfESgWuesHHQPw2PgUlGKT6A
            -----END CERTIFICATE-----
            """;

    private Certificates() {}
}
