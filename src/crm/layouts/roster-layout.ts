import type { Layout } from './layout.ts';

export type RosterField =
  'name' | 'email' | 'managerEmail' | 'startDate' | 'endDate' | 'crmOwner' | 'timeZone';

export const ROSTER_LAYOUT: Layout<RosterField> = {
  type: 'roster',
  aliases: {
    name: ['name', 'fullname', 'employee', 'employeename', 'salesrep', 'rep', 'salesagent'],
    email: ['email', 'emailaddress', 'workemail', 'useremail'],
    managerEmail: ['manageremail', 'manageremailaddress', 'manager', 'reportstoemail', 'reportsto'],
    startDate: ['startdate', 'hiredate', 'joindate', 'joined', 'started', 'startedon'],
    endDate: ['enddate', 'leavedate', 'lastday', 'terminationdate'],
    crmOwner: ['crmowner', 'crmowners', 'crmownerid', 'crmname', 'crmid', 'owner'],
    timeZone: ['timezone', 'timezonesidkey', 'tz'],
  },
  needs: [['name'], ['email'], ['managerEmail']],
  dates: ['startDate', 'endDate'],
  money: [],
};
